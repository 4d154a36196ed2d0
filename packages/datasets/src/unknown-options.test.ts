import { expect, it } from 'vitest';
import { lowRankMatrix } from './low-rank-matrix.js';
import { lowRankProblem } from './low-rank-problem.js';
import { syntheticRatings } from './synthetic-ratings.js';
import { uniformMask } from './uniform-mask.js';

const size = { rows: 4, columns: 3, seed: 0 };

it.each<[string, () => unknown]>([
  ['lowRankMatrix', () => lowRankMatrix({ ...size, rank: 1, nrom: 5 } as never)],
  ['lowRankProblem', () => lowRankProblem({ ...size, rank: 1, observed: 6, nois: 5 } as never)],
  ['syntheticRatings', () => syntheticRatings({ ...size, count: 6, minimumPerRow: 1, nois: 5 } as never)],
  ['uniformMask', () => uniformMask({ ...size, count: 6, minimum: 1 } as never)],
])('%s refuses an option that it does not know, and names the nearest', (name, call) => {
  expect(call).toThrow(new RegExp(`^${name}: there is no option '\\w+'; did you mean '\\w+'\\?`));
});
