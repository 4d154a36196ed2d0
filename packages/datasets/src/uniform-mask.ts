import { ArgumentError, type Positions, type Random, random, refuseUnknown, type Seed } from '@lowrank/linalg';
import { lineCounts, type Mask, repair, walk } from './mask-chain.js';

/** Options of {@link uniformMask}. */
export interface UniformMaskOptions {
  /** Number of rows m. */
  readonly rows: number;
  /** Number of columns n. */
  readonly columns: number;
  /** Number of positions, from 1 to rows * columns. */
  readonly count: number;
  /** Least number of positions in every row and in every column; the rank is the least that completion needs. */
  readonly minimumPerLine?: number;
  /** The same seed gives the same positions. */
  readonly seed: Seed;
}

/** Plain draws tried before the chain takes over. */
const draws = 100;

/**
 * Positions drawn uniformly without replacement, on request conditioned on a least number in every row and column.
 *
 * P(Omega) = 1 / #{Omega : |Omega| = count, every row and column holds at least minimumPerLine}
 *
 * Plain draws are tried first, so a mask that meets the condition by itself is the one that `minimumPerLine: 0` gives,
 * and the distribution is exact. Where 100 draws fail, the last one is repaired and walks 10 count log2(count) steps of
 * a Markov chain whose only stationary distribution is the uniform one; that result is approximately uniform.
 *
 * @param options.rows - number of rows m.
 * @param options.columns - number of columns n, m n at most 2^31.
 * @param options.count - number of positions, from max(1, minimumPerLine max(m, n)) to m n.
 * @param options.minimumPerLine - least number of positions in every row and column, default 0.
 * @param options.seed - the positions come from the stream `'mask'` of this seed.
 * @returns The positions, by row, then column.
 * @throws ArgumentError if a size is not a positive integer or no mask meets the condition.
 * @example
 * ```ts
 * import { uniformMask } from '@lowrank/datasets';
 *
 * const { rowIndices, columnIndices } = uniformMask({ rows: 100, columns: 100, count: 1300, minimumPerLine: 5, seed: 0 });
 * console.log(rowIndices.length, columnIndices.length); // 1300 1300
 * ```
 * @see Candes & Recht 2009, Exact matrix completion via convex optimization, arXiv 0805.4471, for uniform masks.
 */
export function uniformMask({
  rows,
  columns,
  count,
  minimumPerLine = 0,
  seed,
  ...unknown
}: UniformMaskOptions): Positions {
  refuseUnknown('uniformMask', unknown, ['rows', 'columns', 'count', 'minimumPerLine', 'seed']);
  checkSizes(rows, columns, count, minimumPerLine);
  const stream = random(seed, 'mask');
  const cells = drawCells({ rows, columns, count, minimumPerLine }, stream).sort();
  return Object.freeze({
    rowIndices: cells.map((cell) => Math.floor(cell / columns)),
    columnIndices: cells.map((cell) => cell % columns),
  });
}

function drawCells(
  { rows, columns, count, minimumPerLine }: Required<Omit<UniformMaskOptions, 'seed'>>,
  stream: Random,
): Int32Array {
  let mask: Mask;
  for (let draw = 1; ; draw++) {
    mask = { rows, columns, cells: stream.sample(count, rows * columns) };
    if (minimumPerLine === 0) return mask.cells;
    const { inRow, inColumn } = lineCounts(mask);
    const enough = (counts: Int32Array) => counts.every((inLine) => inLine >= minimumPerLine);
    if (enough(inRow) && enough(inColumn)) return mask.cells;
    if (draw === draws) break;
  }
  const steps = 10 * count * (32 - Math.clz32(count));
  return walk(repair(mask, minimumPerLine, stream), minimumPerLine, steps, stream).cells;
}

function checkSizes(rows: number, columns: number, count: number, minimumPerLine: number): void {
  const isSize = (n: number) => Number.isInteger(n) && n > 0;
  if (!isSize(rows) || !isSize(columns) || rows * columns > 2 ** 31) {
    throw new ArgumentError(
      `uniformMask: rows and columns must be positive integers with at most 2^31 entries, got ${rows} x ${columns}.`,
    );
  }
  if (!isSize(count) || count > rows * columns) {
    throw new ArgumentError(
      `uniformMask: count must be an integer from 1 to ${rows * columns} for ${rows} x ${columns}, got ${count}.`,
    );
  }
  if (!Number.isInteger(minimumPerLine) || minimumPerLine < 0 || minimumPerLine > Math.min(rows, columns)) {
    throw new ArgumentError(
      `uniformMask: minimumPerLine must be an integer from 0 to ${Math.min(rows, columns)}, the shorter side of ` +
        `${rows} x ${columns}, got ${minimumPerLine}.`,
    );
  }
  const needed = minimumPerLine * Math.max(rows, columns);
  if (count < needed) {
    throw new ArgumentError(
      `uniformMask: ${minimumPerLine} positions in every row and column of ${rows} x ${columns} need at least ` +
        `${needed}, got count ${count}. Raise count or lower minimumPerLine.`,
    );
  }
}
