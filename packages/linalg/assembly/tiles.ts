import { multiplyPanels, tileBytes, tileRows } from './micro-kernel';

/**
 * c = a b, or c += a b if `add`, for packed a [rows, inner] and b [inner, columns], tile by tile. Entry (i, j) of c is at
 * c + i * down + j * right. Tiles that the micro-kernel can't write in place go through `edge`; what it holds beyond c is
 * never read back.
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
  const tileColumns = tileBytes / size;
  for (let j: usize = 0; j < columns; j += tileColumns, b += inner * tileBytes) {
    const width = min(tileColumns, columns - j);
    for (let i: usize = 0; i < rows; i += tileRows) {
      const panel = a + i * inner * size;
      const tile = c + i * down + j * right;
      const height = min(tileRows, rows - i);
      if (height === tileRows && width === tileColumns && right === size) {
        multiplyPanels<T>(panel, b, b + inner * tileBytes, tile, down, add);
      } else {
        if (add) copyTile<T>(edge, tileBytes, size, tile, down, right, height, width);
        multiplyPanels<T>(panel, b, b + inner * tileBytes, edge, tileBytes, add);
        copyTile<T>(tile, down, right, edge, tileBytes, size, height, width);
      }
    }
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
