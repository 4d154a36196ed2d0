import { scratchOf } from './in-kernel-memory.js';
import { type Kernels, productKernels } from './kernels.js';
import type { Matrix } from './matrix.js';
import type { FloatArray } from './state.js';

/** The largest piece of an operand in kernel memory: as many numbers along its rows, as many of these rows. */
const along = 1040;
const across = 280;

/** Sizes that stand in assembly/multiply.ts: what is packed at a time, and the space for a tile at the edge. */
const innerBlock = 256;
const rowBlock = 100;
const edgeBytes = 192;
/** No panel is wider than this. */
const panel = 8;

/** Which rows and columns of a matrix. */
interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Bytes of scratch space for products in kernel memory none of whose sizes is above `largest`; see {@link inKernelMemory}. */
export function productScratch(largest: number): number {
  return bufferBytes(false, largest, largest, largest)[3];
}

/**
 * C = op(A) op(B), or C += op(A) op(B) if `add`, where all three are in one kernel memory and of one precision; returns
 * whether they are.
 */
export function multiplyInPlace(
  A: Matrix<FloatArray>,
  B: Matrix<FloatArray>,
  C: Matrix<FloatArray>,
  transposeA: boolean,
  transposeB: boolean,
  add: boolean,
): boolean {
  const size = C.data.BYTES_PER_ELEMENT;
  if (A.data.BYTES_PER_ELEMENT !== size || B.data.BYTES_PER_ELEMENT !== size) return false;
  const kernels = productKernels.holding(A.data, B.data, C.data);
  if (!kernels) return false;
  const inner = transposeA ? A.rows : A.columns;
  const [scratch, bytes] = scratchOf(C.data.buffer);
  if (bufferBytes(size === 4, C.rows, inner, C.columns)[3] > bytes) return false;
  const kernel = size === 4 ? kernels.multiply32 : kernels.multiply64;
  const [a, b, c] = [A.data.byteOffset, B.data.byteOffset, C.data.byteOffset];
  kernel(a, b, c, C.rows, inner, C.columns, transposeA, transposeB, add, scratch);
  return true;
}

/**
 * C = op(A) op(B), or C += op(A) op(B) if `add`, by the kernels. Operands are copied into their memory and C out of it, a block at a time, so this memory
 * stays below 35 MB whatever the size. Float32 throughout, summed in float32, if A, B and C are; float64 otherwise, rounded
 * once on the way out.
 */
export function multiplyByKernel(
  { memory, multiply32, multiply64 }: Kernels,
  A: Matrix<FloatArray>,
  B: Matrix<FloatArray>,
  C: Matrix<FloatArray>,
  transposeA: boolean,
  transposeB: boolean,
  add: boolean,
): void {
  const single = [A, B, C].every(({ data }) => data.BYTES_PER_ELEMENT === 4);
  const { rows, columns } = C;
  const inner = transposeA ? A.rows : A.columns;
  const [height, depth, width] = blockSizes(rows, inner, columns, transposeA, transposeB);
  const [a, b, c, scratch] = memory.place(bufferBytes(single, height, depth, width));
  const numbers = single ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer);
  const kernel = single ? multiply32 : multiply64;
  for (let i = 0; i < rows; i += height) {
    const m = Math.min(height, rows - i);
    for (let j = 0; j < columns; j += width) {
      const n = Math.min(width, columns - j);
      if (add) copyIn(C, block(false, i, j, m, n), numbers, c);
      for (let k = 0; k < inner; k += depth) {
        const p = Math.min(depth, inner - k);
        copyIn(A, block(transposeA, i, k, m, p), numbers, a);
        copyIn(B, block(transposeB, k, j, p, n), numbers, b);
        kernel(a, b, c, m, p, n, transposeA, transposeB, add || k > 0, scratch);
      }
      copyOut(numbers, c, C, block(false, i, j, m, n));
    }
  }
}

/**
 * Rows, inner size and columns of what is multiplied at a time. An operand is cut across its rows rather than along them,
 * which copies fastest, and where the two disagree about the inner size, the larger decides.
 */
export function blockSizes(
  rows: number,
  inner: number,
  columns: number,
  transposeA: boolean,
  transposeB: boolean,
): [rows: number, inner: number, columns: number] {
  const alongInner = rows >= columns ? !transposeA : transposeB;
  return [
    Math.min(rows, transposeA ? along : across),
    Math.min(inner, alongInner ? along : across),
    Math.min(columns, transposeB ? across : along),
  ];
}

/** Bytes for a block of A, of B, of C, and for scratch. */
export function bufferBytes(single: boolean, rows: number, inner: number, columns: number): number[] {
  const packed = (rowBlock + Math.max(rows, columns) + 2 * panel) * Math.min(inner, innerBlock);
  const size = single ? 4 : 8;
  return [rows * inner * size, inner * columns * size, rows * columns * size, edgeBytes + packed * size];
}

/** The block of a matrix that is this block of its transpose, if `transposed`. */
function block(transposed: boolean, row: number, column: number, rows: number, columns: number): Block {
  return transposed ? { row: column, column: row, rows: columns, columns: rows } : { row, column, rows, columns };
}

function copyIn({ data, columns }: Matrix<FloatArray>, piece: Block, numbers: FloatArray, offset: number): void {
  let to = offset / numbers.BYTES_PER_ELEMENT;
  let from = piece.row * columns + piece.column;
  if (piece.columns === columns) {
    numbers.set(data.subarray(from, from + piece.rows * columns), to);
    return;
  }
  for (let i = 0; i < piece.rows; i++, from += columns, to += piece.columns) {
    numbers.set(data.subarray(from, from + piece.columns), to);
  }
}

function copyOut(numbers: FloatArray, offset: number, { data, columns }: Matrix<FloatArray>, piece: Block): void {
  let from = offset / numbers.BYTES_PER_ELEMENT;
  let to = piece.row * columns + piece.column;
  if (piece.columns === columns) {
    data.set(numbers.subarray(from, from + piece.rows * columns), to);
    return;
  }
  for (let i = 0; i < piece.rows; i++, from += piece.columns, to += columns) {
    data.set(numbers.subarray(from, from + piece.columns), to);
  }
}
