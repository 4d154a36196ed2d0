import { Observations } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { weightedMean } from './weighted-mean.js';

const init = { rows: 1, columns: 3, rowIndices: [0, 0, 0], columnIndices: [0, 1, 2], values: [1, 2, 6] };

it('is the mean, weighted where there are weights', () => {
  expect(weightedMean(Observations.from(init))).toBe(3);
  expect(weightedMean(Observations.from({ ...init, weights: [3, 2, 1] }))).toBeCloseTo(13 / 6, 15);
});
