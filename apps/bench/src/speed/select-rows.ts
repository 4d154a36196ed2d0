import { UsageError } from '../errors.js';
import { unknownName } from '../nearest.js';
import type { RowPlan } from './row.js';

/**
 * The rows with the given ids, in their own order; all where no ids are given.
 *
 * @throws UsageError on an id that there is not.
 */
export function selectRows(rows: readonly RowPlan[], only: string | undefined): readonly RowPlan[] {
  if (only === undefined) return rows;
  const known = rows.map(({ id }) => id);
  const wanted = only.split(',').map((id) => id.trim());
  for (const id of wanted) {
    if (!known.includes(id)) throw new UsageError(`--only: ${unknownName('row', id, known)}`);
  }
  return rows.filter(({ id }) => wanted.includes(id));
}
