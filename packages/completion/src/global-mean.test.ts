import { Observations } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { globalMean } from './global-mean.js';

it('globalMean predicts the weighted mean everywhere, and its error is the standard deviation', async () => {
  const observations = Observations.from({
    rows: 2,
    columns: 3,
    rowIndices: [0, 1, 1],
    columnIndices: [0, 1, 2],
    values: [1, 4, 7],
    weights: [1, 1, 2],
  });
  const completion = await globalMean().fit(observations, { seed: 0 });
  expect(new Set(completion.toMatrix().data)).toEqual(new Set([(1 + 4 + 14) / 4]));
  const plain = await globalMean().fit(
    Observations.from({ ...observations, rows: 2, columns: 3, weights: undefined }),
    { seed: 0 },
  );
  expect(plain.report).toMatchObject({ rank: 0, effectiveRank: 0, biases: false, stoppedBy: 'closed form', steps: 0 });
  expect(plain.report.trainingError).toBeCloseTo(Math.sqrt(6), 15);
});
