import { multiplyPanels, tileBytes, tileRows } from './micro-kernel';

/** Up to this inner size the tiles are computed row by row of c, since b then stays in the second cache. */
const shallow: usize = 64;

/**
 * c = a b, or c += a b if `add`, for packed a [rows, inner] and b [inner, columns], tile by tile. Entry (i, j) of c is at
 * c + i * down + j * right. What `edge` holds, see {@link multiplyTile}, is never read back.
 */
export function multiplyPacked<T>(
  a: usize,
  b: usize,
  c: usize,
  rows: usize,
  inner: usize,
  columns: usize,
  down: usize,
  right: usize,
  add: bool,
  edge: usize,
): void {
  const size: usize = sizeof<T>();
  const along = tileRows * size;
  const tileColumns = tileBytes / size;
  if (inner <= shallow) {
    for (let i: usize = 0; i < rows; i += tileRows) {
      const height = min(tileRows, rows - i);
      multiplyRows<T>(
        a + i * inner * size,
        size,
        along,
        b,
        c + i * down,
        height,
        inner,
        columns,
        down,
        right,
        add,
        edge,
      );
    }
    return;
  }
  for (let j: usize = 0; j < columns; j += tileColumns, b += inner * tileBytes) {
    const width = min(tileColumns, columns - j);
    for (let i: usize = 0; i < rows; i += tileRows) {
      const panel = a + i * inner * size;
      const tile = c + i * down + j * right;
      multiplyTile<T>(panel, size, along, b, inner, tile, min(tileRows, rows - i), width, down, right, add, edge);
    }
  }
}

/** As {@link multiplyPacked} for one panel of rows, at most 5, whose entries are `across` and `along` bytes apart. */
export function multiplyRows<T>(
  a: usize,
  across: usize,
  along: usize,
  b: usize,
  c: usize,
  height: usize,
  inner: usize,
  columns: usize,
  down: usize,
  right: usize,
  add: bool,
  edge: usize,
): void {
  const tileColumns: usize = tileBytes / sizeof<T>();
  for (let j: usize = 0; j < columns; j += tileColumns, b += inner * tileBytes) {
    const width = min(tileColumns, columns - j);
    multiplyTile<T>(a, across, along, b, inner, c + j * right, height, width, down, right, add, edge);
  }
}

/** One tile; it goes through `edge` where the micro-kernel can't write it in place. */
function multiplyTile<T>(
  a: usize,
  across: usize,
  along: usize,
  b: usize,
  inner: usize,
  tile: usize,
  height: usize,
  width: usize,
  down: usize,
  right: usize,
  add: bool,
  edge: usize,
): void {
  const size: usize = sizeof<T>();
  const end = b + inner * tileBytes;
  if (height === tileRows && width === tileBytes / size && right === size) {
    multiplyPanels<T>(a, across, along, b, end, tile, down, add);
  } else {
    if (add) copyTile<T>(edge, tileBytes, size, tile, down, right, height, width);
    multiplyPanels<T>(a, across, along, b, end, edge, tileBytes, add);
    copyTile<T>(tile, down, right, edge, tileBytes, size, height, width);
  }
}

/** Copies the part of a tile that lies inside the product. */
function copyTile<T>(
  to: usize,
  downTo: usize,
  rightTo: usize,
  from: usize,
  downFrom: usize,
  rightFrom: usize,
  height: usize,
  width: usize,
): void {
  for (let i: usize = 0; i < height; i++, to += downTo, from += downFrom) {
    for (let j: usize = 0; j < width; j++) store<T>(to + j * rightTo, load<T>(from + j * rightFrom));
  }
}
