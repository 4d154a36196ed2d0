import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Observations } from './observations.js';
import { random } from './random.js';
import { normalMatrix } from './test-matrices.js';

const init = { rows: 3, columns: 4, rowIndices: [2, 0, 2, 0], columnIndices: [1, 3, 0, 0], values: [5, 6, 7, 8] };

test('entries are sorted by row, then column, with their weights', () => {
  const seen = Observations.from({ ...init, weights: [1, 2, 3, 4] });
  expect(seen.rowIndices).toEqual(Int32Array.of(0, 0, 2, 2));
  expect(seen.columnIndices).toEqual(Int32Array.of(0, 3, 0, 1));
  expect(seen.values).toEqual(Float64Array.of(8, 6, 7, 5));
  expect(seen.weights).toEqual(Float64Array.of(4, 2, 3, 1));
  expect(seen.rowStarts).toEqual(Int32Array.of(0, 2, 2, 4));
  expect([seen.count, seen.rows, seen.columns]).toEqual([4, 3, 4]);
});

test('the order of arrival does not matter', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const order = random(seed).shuffle([0, 1, 2, 3]);
      const pick = (list: number[]) => order.map((k) => list[k]);
      const shuffled = {
        ...init,
        rowIndices: pick(init.rowIndices),
        columnIndices: pick(init.columnIndices),
        values: pick(init.values),
      };
      expect(Observations.from(shuffled)).toEqual(Observations.from(init));
    }),
  );
});

test('entries are read off a matrix', () => {
  const W = normalMatrix(3, 4);
  const seen = Observations.of(W, init);
  expect(seen.values).toEqual(Float64Array.of(W.get(0, 0), W.get(0, 3), W.get(2, 0), W.get(2, 1)));
  expect(seen.weights).toBeUndefined();
});

test('the lists that were given stay as they are', () => {
  const values = Float64Array.from(init.values);
  const seen = Observations.from({ ...init, values });
  seen.values.fill(0);
  expect(values).toEqual(Float64Array.from(init.values));
});

describe('what is refused', () => {
  test.each([
    ['lists of different length', { values: [1, 2, 3] }, 'expected as many row indices, column indices and weights'],
    ['a row beyond the last', { rowIndices: [3, 0, 2, 0] }, 'entry 0 is at (3, 1), outside a 3 x 4 matrix'],
    ['a column that is no index', { columnIndices: [1, 0.5, 0, 0] }, 'entry 1 is at (0, 0.5), outside'],
    ['a place seen twice', { rowIndices: [2, 0, 2, 2] }, '(2, 0) is observed twice, as entries 2 and 3.'],
    ['a NaN', { values: [5, Number.NaN, 7, 8] }, 'entry 1 at (0, 3) is NaN.'],
    ['a weight of zero', { weights: [1, 1, 0, 1] }, 'the weight of entry 2 at (2, 0) is 0, expected > 0.'],
    ['no shape', { rows: 0 }, 'rows and columns must be positive integers, got 0 x 4.'],
    ['nothing', { rowIndices: [], columnIndices: [], values: [] }, 'at least one observed entry is needed'],
  ])('%s', (_, change, message) => {
    expect(() => Observations.from({ ...init, ...change })).toThrow(message);
  });
});

test('refuses a field of another name, so that no weights are lost, and takes the fields of other observations', () => {
  const init = { rows: 1, columns: 2, rowIndices: [0, 0], columnIndices: [0, 1], values: [1, 2] };
  expect(() => Observations.from({ ...init, weigths: [1, 5] } as never)).toThrow(
    "Observations: there is no option 'weigths'; did you mean 'weights'?",
  );
  const weighted = Observations.from({ ...init, weights: [1, 5] });
  expect(Observations.from({ ...weighted, values: [3, 4] }).weights).toEqual(Float64Array.of(1, 5));
});
