import { Matrix, Observations } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { biasModel } from './bias-model.js';
import { ratings } from './test-data.js';

it('biasModel predicts row mean + column mean - mean of a whole matrix, undamped', async () => {
  const grid = [0, 1, 2].flatMap((i) => [0, 1].map((j) => [i, j] as const));
  const whole = Observations.of(
    Matrix.from([
      [1, 2],
      [4, 9],
      [0, 2],
    ]),
    {
      rowIndices: grid.map(([i]) => i),
      columnIndices: grid.map(([, j]) => j),
    },
  );
  const { data } = (await biasModel({ userDamping: 0, itemDamping: 0 }).fit(whole, { seed: 0 })).toMatrix();
  const [rows, columns, mean] = [[1.5, 6.5, 1], [5 / 3, 13 / 3], 3];
  grid.forEach(([i, j], k) => {
    expect(data[k]).toBeCloseTo(rows[i] + columns[j] - mean, 14);
  });
});

it('biasModel comes near the mean as damping grows', async () => {
  const mean = ratings.values.reduce((sum, x) => sum + x, 0) / ratings.count;
  const { data } = (await biasModel({ userDamping: 1e9, itemDamping: 1e9 }).fit(ratings, { seed: 0 })).toMatrix();
  for (const x of data) expect(x).toBeCloseTo(mean, 6);
});

it('biasModel refuses a damping below 0', () => {
  expect(() => biasModel({ userDamping: -1 })).toThrow(/userDamping is -1, expected a number of observations/);
});
