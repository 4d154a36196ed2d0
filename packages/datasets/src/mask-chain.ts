import type { Random } from '@lowrank/linalg';

/** A set of `cells.length` cells (i, j) = i * columns + j of a rows x columns matrix, in no particular order. */
export interface Mask {
  readonly rows: number;
  readonly columns: number;
  readonly cells: Int32Array;
}

/** Number of cells in each row and in each column. */
export function lineCounts({ rows, columns, cells }: Mask): { inRow: Int32Array; inColumn: Int32Array } {
  const [inRow, inColumn] = [new Int32Array(rows), new Int32Array(columns)];
  for (const cell of cells) {
    inRow[Math.floor(cell / columns)]++;
    inColumn[cell % columns]++;
  }
  return { inRow, inColumn };
}

/**
 * A mask near `mask` with at least `minimum` cells in every row and column; there must be room for one.
 *
 * A row that lacks a cell takes one from a longer row in the same column, which leaves all columns as they are: the
 * longer row has a column that the shorter one has not. Then columns take from longer columns, row by row.
 */
export function repair(mask: Mask, minimum: number, random: Random): Mask {
  const { rows, columns } = mask;
  const cells = mask.cells.slice();
  const taken = takenCells(mask);
  const { inRow, inColumn } = lineCounts(mask);
  const fill = (
    counts: Int32Array,
    target: (cell: number, line: number) => number,
    lineOf: (cell: number) => number,
  ) => {
    counts.forEach((_, line) => {
      while (counts[line] < minimum) {
        const k = random.integer(cells.length);
        const [from, to] = [cells[k], target(cells[k], line)];
        if (counts[lineOf(from)] <= minimum || taken[to] === 1) continue;
        counts[lineOf(from)]--;
        counts[line]++;
        [taken[from], taken[to], cells[k]] = [0, 1, to];
      }
    });
  };
  fill(
    inRow,
    (cell, i) => i * columns + (cell % columns),
    (cell) => Math.floor(cell / columns),
  );
  fill(
    inColumn,
    (cell, j) => cell - (cell % columns) + j,
    (cell) => cell % columns,
  );
  return { rows, columns, cells };
}

/**
 * The mask after `steps` pairs of proposals of a Markov chain over all masks with the same number of cells and at least
 * `minimum` cells in every row and column. A proposal that leaves this set is declined.
 *
 * First proposal: one cell moves to any free place. Second: cells (i, j) and (k, l) become (i, l) and (k, j), which
 * changes no row or column count. Both are as likely as their inverse, so the uniform distribution is stationary. It is
 * the only one: moves from a longer to a shorter line lead from any mask to balanced counts (such a move always exists,
 * see {@link repair}) and between any two balanced counts, and switches connect all masks with equal counts (Ryser 1957,
 * Combinatorial properties of matrices of zeros and ones).
 */
export function walk(mask: Mask, minimum: number, steps: number, random: Random): Mask {
  const { rows, columns } = mask;
  const cells = mask.cells.slice();
  const taken = takenCells(mask);
  const { inRow, inColumn } = lineCounts(mask);
  const move = (k: number, to: number) => {
    [taken[cells[k]], taken[to], cells[k]] = [0, 1, to];
  };
  for (let step = 0; step < steps; step++) {
    const k = random.integer(cells.length);
    const to = random.integer(rows * columns);
    const [i, j, p, q] = [Math.floor(cells[k] / columns), cells[k] % columns, Math.floor(to / columns), to % columns];
    if (taken[to] === 0 && (i === p || inRow[i] > minimum) && (j === q || inColumn[j] > minimum)) {
      inRow[i]--;
      inColumn[j]--;
      inRow[p]++;
      inColumn[q]++;
      move(k, to);
    }
    const [a, b] = [random.integer(cells.length), random.integer(cells.length)];
    const [ca, cb] = [cells[a] % columns, cells[b] % columns];
    const [toA, toB] = [cells[a] - ca + cb, cells[b] - cb + ca];
    if (taken[toA] === 0 && taken[toB] === 0) {
      move(a, toA);
      move(b, toB);
    }
  }
  return { rows, columns, cells };
}

function takenCells({ rows, columns, cells }: Mask): Uint8Array {
  const taken = new Uint8Array(rows * columns);
  for (const cell of cells) taken[cell] = 1;
  return taken;
}
