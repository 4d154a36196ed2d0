import { type Columns, negateColumn, pointsDown } from './column-order.js';

/**
 * Turns columns of U and V together so that in every column of U the first entry of largest absolute value is positive,
 * and columns that only one of them has by itself.
 */
export function fixSigns(U: Columns, V: Columns): void {
  const shared = Math.min(U.columns, V.columns);
  for (let k = 0; k < U.columns; k++) {
    if (!pointsDown(U, k)) continue;
    negateColumn(U, k);
    if (k < shared) negateColumn(V, k);
  }
  for (let k = shared; k < V.columns; k++) if (pointsDown(V, k)) negateColumn(V, k);
}
