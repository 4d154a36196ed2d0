import { expect, it } from 'vitest';
import { checkObservations } from './check-observations.js';
import { entries } from './test-data.js';

it('takes observations up to 1e300', () => {
  expect(() => checkObservations('f', entries(1, 2, [[0, 1, -1e300]]))).not.toThrow();
  expect(() => checkObservations('f', entries(1, 2, [[0, 1, -1e301]]))).toThrow(
    'f: the value at (0, 1) is -1e+301, expected at most 1e+300 in size.',
  );
});

it.each([
  [[[1, 2]], 'a list'],
  [undefined, 'undefined'],
  [{ rows: 2 }, 'object'],
])('refuses %j', (value, got) => {
  expect(() => checkObservations('f', value as never)).toThrow(`f: expected observations, got ${got}. Make them by`);
});
