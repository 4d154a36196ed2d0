import { Matrix, Observations } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { holdOut } from './hold-out.js';
import { kFold } from './k-fold.js';
import { splitObservations } from './split-observations.js';

const observations = Observations.of(Matrix.from([[1, 2, 3, 4]]), {
  rowIndices: [0, 0, 0, 0],
  columnIndices: [0, 1, 2, 3],
});

it.each<[string, () => unknown]>([
  ['holdOut', () => holdOut(observations, { fraction: 0.5, seed: 0, keepLine: true } as never)],
  ['kFold', () => kFold(observations, { fold: 2, seed: 0 } as never)],
  ['splitObservations', () => splitObservations(observations, { tset: 0.5, seed: 0 } as never)],
])('%s refuses an option that it does not know, and names the nearest', (name, call) => {
  expect(call).toThrow(new RegExp(`^${name}: there is no option '\\w+'; did you mean '\\w+'\\?`));
});
