import { ShapeError } from '@lowrank/linalg';

/** Which entries of a matrix are observed: the columns of row i are at rowStarts[i] to rowStarts[i + 1], ascending. */
export interface Seen {
  readonly rowStarts: ArrayLike<number>;
  readonly columnIndices: ArrayLike<number>;
}

/**
 * Observed entries as base64, one to two bytes each: row by row the number of entries, then the columns as gaps, in groups
 * of seven bits with the lowest first.
 */
export function encodeSeen({ rowStarts, columnIndices }: Seen): string {
  const bytes: number[] = [];
  const put = (number: number) => {
    let rest = number;
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  };
  for (let i = 0; i + 1 < rowStarts.length; i++) {
    put(rowStarts[i + 1] - rowStarts[i]);
    for (let k = rowStarts[i], before = 0; k < rowStarts[i + 1]; before = columnIndices[k++]) {
      put(columnIndices[k] - before);
    }
  }
  return Buffer.from(bytes).toString('base64');
}

/**
 * What {@link encodeSeen} wrote, for a matrix of this shape.
 *
 * @throws ShapeError if it is of another one.
 */
export function decodeSeen(text: string, rows: number, columns: number): Seen {
  const bytes = Buffer.from(text, 'base64');
  let at = 0;
  const take = () => {
    for (let number = 0, shift = 0; at < bytes.length && shift < 28; shift += 7) {
      const byte = bytes[at++];
      number |= (byte & 127) << shift;
      if (byte < 128) return number;
    }
    throw new ShapeError('the observed entries end too early');
  };
  const rowStarts = [0];
  const columnIndices: number[] = [];
  for (let i = 0; i < rows; i++) {
    const count = take();
    for (let k = 0, column = 0; k < count; k++) {
      column += take();
      if (column >= columns) throw new ShapeError(`an observed entry is in column ${column} of ${columns}`);
      columnIndices.push(column);
    }
    rowStarts.push(columnIndices.length);
  }
  if (at !== bytes.length) throw new ShapeError(`there are observed entries of more than ${rows} rows`);
  return { rowStarts, columnIndices };
}
