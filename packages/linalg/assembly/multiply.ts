import { tileBytes, tileRows } from './micro-kernel';
import { packColumns, packLines } from './pack';
import { multiplyPacked, multiplyRows } from './tiles';

/** How much is packed at a time: a panel of B then stays in the first cache, the rows of A in the second. */
const innerBlock: usize = 256;
const rowBlock: usize = 100;

/** A factor is read where it is, not packed, if the product has at most this many columns to use it for. */
const thin: usize = 32;

/** Bytes at the start of the scratch space for a tile at the edge of C. */
const edgeBytes: usize = 192;

/**
 * c = op(a) op(b), or c += op(a) op(b) if `add`: c [rows, columns], everything dense and row-major. Scratch: a tile at the
 * edge of C, then at most `rowBlock` lines of one factor and all lines of the other, both in whole panels and
 * `innerBlock` deep.
 */
export function multiply<T>(
  a: usize,
  b: usize,
  c: usize,
  rows: usize,
  inner: usize,
  columns: usize,
  transposeA: bool,
  transposeB: bool,
  add: bool,
  scratch: usize,
): void {
  const size: usize = sizeof<T>();
  const line = columns * size;
  if (turnPays<T>(rows, columns)) {
    multiplyBlocks<T>(b, a, c, columns, inner, rows, !transposeB, !transposeA, size, line, add, scratch);
  } else {
    multiplyBlocks<T>(a, b, c, rows, inner, columns, transposeA, transposeB, line, size, add, scratch);
  }
}

/**
 * Whether to compute C^T = op(B)^T op(A)^T: where C has few rows, since few columns are what leaves a factor unpacked, or
 * where that wastes less of the tiles. Every entry is the same sum either way, so this changes no bit.
 */
function turnPays<T>(rows: usize, columns: usize): bool {
  if (min(rows, columns) <= thin) return rows < columns;
  const tileColumns: usize = tileBytes / sizeof<T>();
  const turned = wholePanels(columns, tileRows) * wholePanels(rows, tileColumns);
  return turned < wholePanels(rows, tileRows) * wholePanels(columns, tileColumns);
}

/** As {@link multiply}, with entry (i, j) of the product at c + i * down + j * right. */
function multiplyBlocks<T>(
  a: usize,
  b: usize,
  c: usize,
  rows: usize,
  inner: usize,
  columns: usize,
  transposeA: bool,
  transposeB: bool,
  down: usize,
  right: usize,
  add: bool,
  scratch: usize,
): void {
  const size: usize = sizeof<T>();
  const lineA = (transposeA ? rows : inner) * size;
  const lineB = (transposeB ? inner : columns) * size;
  const packedA = scratch + edgeBytes;
  const packedB = packedA + wholePanels(min(rows, rowBlock), tileRows) * min(inner, innerBlock) * size;
  for (let k: usize = 0; k < inner; k += innerBlock) {
    const depth = min(innerBlock, inner - k);
    if (transposeB) packLines<T>(b + k * size, lineB, columns, tileBytes / size, depth, packedB);
    else packColumns<T>(b + k * lineB, lineB, columns, tileBytes / size, depth, packedB);
    if (columns <= thin) {
      const across = transposeA ? size : lineA;
      const along = transposeA ? lineA : size;
      const from = a + k * along;
      const whole = rows - (rows % tileRows);
      for (let i: usize = 0; i < whole; i += tileRows) {
        const tile = c + i * down;
        multiplyRows<T>(
          from + i * across,
          across,
          along,
          packedB,
          tile,
          tileRows,
          depth,
          columns,
          down,
          right,
          add || k > 0,
          scratch,
        );
      }
      if (whole < rows) {
        const last = from + whole * across;
        if (transposeA) packColumns<T>(last, lineA, rows - whole, tileRows, depth, packedA);
        else packLines<T>(last, lineA, rows - whole, tileRows, depth, packedA);
        multiplyPacked<T>(
          packedA,
          packedB,
          c + whole * down,
          rows - whole,
          depth,
          columns,
          down,
          right,
          add || k > 0,
          scratch,
        );
      }
      continue;
    }
    for (let i: usize = 0; i < rows; i += rowBlock) {
      const height = min(rowBlock, rows - i);
      if (transposeA) packColumns<T>(a + k * lineA + i * size, lineA, height, tileRows, depth, packedA);
      else packLines<T>(a + i * lineA + k * size, lineA, height, tileRows, depth, packedA);
      multiplyPacked<T>(packedA, packedB, c + i * down, height, depth, columns, down, right, add || k > 0, scratch);
    }
  }
}

function wholePanels(lines: usize, width: usize): usize {
  return ((lines + width - 1) / width) * width;
}
