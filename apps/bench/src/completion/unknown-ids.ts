import type { Index } from '@lowrank/datasets';
import type { Pair } from '@lowrank/datasets/node';

/** An id that the model does not know. */
export interface UnknownId {
  readonly id: string;
  /** The first line that has it. */
  readonly line: number;
  /** A known id that differs from it only in case, blanks, or how letters are encoded. */
  readonly similar?: string;
}

/** The unknown ids among the pairs, each once, in the order of the lines. */
export interface UnknownIds {
  readonly users: readonly UnknownId[];
  readonly items: readonly UnknownId[];
}

/** The ids of pairs that an index does not have. */
export function unknownIds(index: Index, pairs: readonly Pair[]): UnknownIds {
  const [users, items] = [new Map<string, number>(), new Map<string, number>()];
  for (const { row, column, line } of pairs) {
    if (index.rowOf(row) === undefined && !users.has(row)) users.set(row, line);
    if (index.columnOf(column) === undefined && !items.has(column)) items.set(column, line);
  }
  return { users: withSimilar(users, index.rowIds), items: withSimilar(items, index.columnIds) };
}

function withSimilar(lines: ReadonlyMap<string, number>, known: readonly string[]): UnknownId[] {
  if (lines.size === 0) return [];
  const byLooks = new Map(known.map((id) => [looks(id), id]));
  return Array.from(lines, ([id, line]) => {
    const similar = byLooks.get(looks(id));
    return { id, line, ...(similar !== undefined && { similar }) };
  });
}

const looks = (id: string) => id.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
