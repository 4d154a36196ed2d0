import type { Matrix } from './matrix.js';
import type { FloatArray } from './state.js';

const PANEL = 4;
const tile = new Float64Array(PANEL * PANEL);
let packedA = new Float64Array(0);
let packedB = new Float64Array(0);

/**
 * C = op(A) op(B), or C += op(A) op(B) if `add`, in plain TypeScript, the twin of the kernels in assembly/: panels of both operands are packed and
 * multiplied into tiles of 4 x 4. Sums are in double precision whatever the storage and rounded once.
 */
export function multiplyPlain(
  A: Matrix<FloatArray>,
  B: Matrix<FloatArray>,
  C: Matrix<FloatArray>,
  transposeA: boolean,
  transposeB: boolean,
  add: boolean,
): void {
  const inner = transposeA ? A.rows : A.columns;
  const size = inner * PANEL;
  if (packedA.length < size) packedA = new Float64Array(size);
  const panels = Math.ceil(C.columns / PANEL);
  if (packedB.length < panels * size) packedB = new Float64Array(panels * size);
  for (let j = 0; j < panels; j++) pack(B, transposeB, j * PANEL, inner, packedB, j * size);
  for (let i = 0; i < C.rows; i += PANEL) {
    pack(A, !transposeA, i, inner, packedA, 0);
    for (let j = 0; j < panels; j++) {
      if (add) loadTile(C, i, j * PANEL);
      else tile.fill(0);
      multiplyPanels(packedA, packedB, j * size, inner);
      storeTile(C, i, j * PANEL);
    }
  }
}

/** Columns first..first + 3 of X, or of its transpose, one behind the other for each row; zeros beyond the last. */
function pack(
  X: Matrix<FloatArray>,
  transposed: boolean,
  first: number,
  inner: number,
  out: Float64Array,
  offset: number,
): void {
  const { data, columns } = X;
  const width = Math.min(PANEL, (transposed ? X.rows : columns) - first);
  const [step, across] = transposed ? [1, columns] : [columns, 1];
  for (let c = 0; c < PANEL; c++) {
    let from = first * across + c * across;
    let to = offset + c;
    for (let k = 0; k < inner; k++, from += step, to += PANEL) out[to] = c < width ? data[from] : 0;
  }
}

/** Adds the 4 x 4 product of the panel in `a` and the one at `b[offset]` to `tile`, term by term. */
function multiplyPanels(a: Float64Array, b: Float64Array, offset: number, inner: number): void {
  let [c00, c01, c02, c03] = [tile[0], tile[1], tile[2], tile[3]];
  let [c10, c11, c12, c13] = [tile[4], tile[5], tile[6], tile[7]];
  let [c20, c21, c22, c23] = [tile[8], tile[9], tile[10], tile[11]];
  let [c30, c31, c32, c33] = [tile[12], tile[13], tile[14], tile[15]];
  for (let k = 0, i = 0, j = offset; k < inner; k++, i += PANEL, j += PANEL) {
    const a0 = a[i];
    const a1 = a[i + 1];
    const a2 = a[i + 2];
    const a3 = a[i + 3];
    const b0 = b[j];
    const b1 = b[j + 1];
    const b2 = b[j + 2];
    const b3 = b[j + 3];
    c00 += a0 * b0;
    c01 += a0 * b1;
    c02 += a0 * b2;
    c03 += a0 * b3;
    c10 += a1 * b0;
    c11 += a1 * b1;
    c12 += a1 * b2;
    c13 += a1 * b3;
    c20 += a2 * b0;
    c21 += a2 * b1;
    c22 += a2 * b2;
    c23 += a2 * b3;
    c30 += a3 * b0;
    c31 += a3 * b1;
    c32 += a3 * b2;
    c33 += a3 * b3;
  }
  tile[0] = c00;
  tile[1] = c01;
  tile[2] = c02;
  tile[3] = c03;
  tile[4] = c10;
  tile[5] = c11;
  tile[6] = c12;
  tile[7] = c13;
  tile[8] = c20;
  tile[9] = c21;
  tile[10] = c22;
  tile[11] = c23;
  tile[12] = c30;
  tile[13] = c31;
  tile[14] = c32;
  tile[15] = c33;
}

/** Reads the part of C that lies under `tile`. */
function loadTile({ rows, columns, data }: Matrix<FloatArray>, row: number, column: number): void {
  for (let i = 0; i < Math.min(PANEL, rows - row); i++) {
    const start = (row + i) * columns + column;
    for (let j = 0; j < Math.min(PANEL, columns - column); j++) tile[i * PANEL + j] = data[start + j];
  }
}

/** Writes the part of `tile` that lies inside C, its corner at (row, column). */
function storeTile({ rows, columns, data }: Matrix<FloatArray>, row: number, column: number): void {
  const height = Math.min(PANEL, rows - row);
  const width = Math.min(PANEL, columns - column);
  for (let i = 0; i < height; i++) {
    const start = (row + i) * columns + column;
    for (let j = 0; j < width; j++) data[start + j] = tile[i * PANEL + j];
  }
}
