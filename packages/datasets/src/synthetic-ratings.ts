import { ArgumentError, exp, Observations, type Random, random, refuseUnknown, type Seed } from '@lowrank/linalg';
import { weightedDraw } from './weighted-draw.js';

/** Options of {@link syntheticRatings}. */
export interface SyntheticRatingsOptions {
  /** Number of users. */
  readonly rows?: number;
  /** Number of items. */
  readonly columns?: number;
  /** Number of ratings. */
  readonly count?: number;
  /** Least number of ratings of every user. */
  readonly minimumPerRow?: number;
  /** Rank of the interaction of users and items. */
  readonly rank?: number;
  /** Standard deviation of the noise, in stars. */
  readonly noise?: number;
  /** The same seed gives the same ratings. */
  readonly seed: Seed;
}

const mean = 3.6;
const spread = { rows: 0.4, columns: 0.5, interaction: 0.5 };
/** Standard deviation of the logarithm of how active a user and how popular an item is. */
const tail = { rows: 1, columns: 1.2 };

/**
 * Ratings of 1 to 5 stars that look like those of a film site, for trying things out at size where no data may be had.
 *
 * y_ij = clip(round(3.6 + a_i + b_j + <u_i, v_j> + noise N(0, 1)), 1, 5), with a_i ~ N(0, 0.4^2), b_j ~ N(0, 0.5^2), and
 * Gaussian u_i, v_j of length `rank` whose product has standard deviation 0.5
 *
 * How many ratings users give and items get has a long tail: activity and popularity are exp(s N(0, 1)) with s = 1 and
 * s = 1.2; a user's items are drawn without replacement by popularity, and every item has at least one rating. The
 * defaults have the number of users, of rated films and of ratings of MovieLens 1M, and its least number of ratings per
 * user. Nothing else is taken from there: tail, biases, rank and noise are this model's own, and not fitted to it.
 *
 * Activity, popularity and positions come from the stream `'mask'` of the seed, the model from `'data'`, the noise from
 * `'noise'`.
 *
 * @param options.rows - number of users, default 6,040.
 * @param options.columns - number of items, default 3,706.
 * @param options.count - number of ratings, default 1,000,209.
 * @param options.minimumPerRow - least number of ratings of a user, default 20.
 * @param options.rank - rank of the interaction, from 0, default 8.
 * @param options.noise - standard deviation in stars, default 0.8.
 * @param options.seed - the same seed gives the same ratings.
 * @returns The ratings, `[rows, columns]`.
 * @throws ArgumentError if an option is out of range, or the count too small or too large for the others.
 * @example
 * ```ts
 * import { syntheticRatings } from '@lowrank/datasets';
 *
 * const ratings = syntheticRatings({ rows: 100, columns: 60, count: 2500, seed: 0 });
 * console.log(ratings.rows, ratings.columns, ratings.count); // 100 60 2500
 * ```
 * @see F. M. Harper and J. A. Konstan, The MovieLens Datasets, ACM TiiS 5(4), 2015, for MovieLens 1M.
 */
export function syntheticRatings({
  rows = 6040,
  columns = 3706,
  count = 1_000_209,
  minimumPerRow = 20,
  rank = 8,
  noise = 0.8,
  seed,
  ...unknown
}: SyntheticRatingsOptions): Observations {
  refuseUnknown('syntheticRatings', unknown, ['rows', 'columns', 'count', 'minimumPerRow', 'rank', 'noise', 'seed']);
  checkOptions({ rows, columns, count, minimumPerRow, rank, noise });
  const { rowIndices, columnIndices } = longTailedPositions(rows, columns, count, minimumPerRow, random(seed, 'mask'));
  const model = random(seed, 'data');
  const normals = (length: number, deviation: number) =>
    Float64Array.from({ length }, () => deviation * model.normal());
  const [a, b] = [normals(rows, spread.rows), normals(columns, spread.columns)];
  // Var <u, v> = rank s^4 for entries of standard deviation s.
  const deviation = rank === 0 ? 0 : Math.sqrt(spread.interaction / Math.sqrt(rank));
  const [U, V] = [normals(rows * rank, deviation), normals(columns * rank, deviation)];
  const rest = random(seed, 'noise');
  const values = Float64Array.from(rowIndices, (i, k) => {
    const j = columnIndices[k];
    let stars = mean + a[i] + b[j] + noise * rest.normal();
    for (let r = 0; r < rank; r++) stars += U[i * rank + r] * V[j * rank + r];
    return Math.min(5, Math.max(1, Math.round(stars)));
  });
  return Observations.from({ rows, columns, rowIndices, columnIndices, values });
}

/** Positions by row, then column. */
function longTailedPositions(rows: number, columns: number, count: number, minimumPerRow: number, stream: Random) {
  const weights = (length: number, deviation: number) =>
    Float64Array.from({ length }, () => Math.ceil(1e6 * exp(deviation * stream.normal())));
  const perRow = rowCounts(weights(rows, tail.rows), columns, count, minimumPerRow, stream);
  const popularity = weights(columns, tail.columns);

  // One rating for every item first, by users with room for it.
  const first: number[][] = Array.from({ length: rows }, () => []);
  const room = Float64Array.from(perRow);
  const users = weightedDraw(room);
  for (let j = 0; j < columns; j++) {
    const i = users.draw(stream);
    users.set(i, --room[i]);
    first[i].push(j);
  }

  const rowIndices = new Int32Array(count);
  const columnIndices = new Int32Array(count);
  const items = weightedDraw(popularity);
  let k = 0;
  for (let i = 0; i < rows; i++) {
    const chosen = columnIndices.subarray(k, k + perRow[i]);
    for (let place = 0; place < chosen.length; place++) {
      const j = place < first[i].length ? first[i][place] : items.draw(stream);
      items.set(j, 0);
      chosen[place] = j;
    }
    for (const j of chosen) items.set(j, popularity[j]);
    chosen.sort();
    rowIndices.fill(i, k, k + perRow[i]);
    k += perRow[i];
  }
  return { rowIndices, columnIndices };
}

/** The least number for everybody, and the others by weight among those who haven't rated everything. */
function rowCounts(weights: Float64Array, columns: number, count: number, minimum: number, stream: Random) {
  const counts = new Int32Array(weights.length).fill(minimum);
  if (minimum === columns) return counts;
  const users = weightedDraw(weights);
  for (let rest = count - minimum * weights.length; rest > 0; rest--) {
    const i = users.draw(stream);
    if (++counts[i] === columns) users.set(i, 0);
  }
  return counts;
}

function checkOptions(options: Required<Omit<SyntheticRatingsOptions, 'seed'>>): void {
  const { rows, columns, count, minimumPerRow, noise } = options;
  for (const [name, least] of [
    ['rows', 1],
    ['columns', 1],
    ['count', 1],
    ['minimumPerRow', 0],
    ['rank', 0],
  ] as const) {
    if (Number.isInteger(options[name]) && options[name] >= least) continue;
    throw new ArgumentError(`syntheticRatings: ${name} must be a whole number from ${least}, got ${options[name]}.`);
  }
  if (!(noise >= 0 && noise < Infinity)) {
    throw new ArgumentError(`syntheticRatings: noise must be a standard deviation from 0, got ${noise}.`);
  }
  if (minimumPerRow > columns || count < Math.max(rows * minimumPerRow, columns) || count > rows * columns) {
    throw new ArgumentError(
      `syntheticRatings: expected from ${Math.max(rows * minimumPerRow, columns)} to ${rows * columns} ratings for ` +
        `${rows} x ${columns} with ${minimumPerRow} or more in every row and one or more in every column, got ${count}. ` +
        'Change count or minimumPerRow.',
    );
  }
}
