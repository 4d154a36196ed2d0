import { expect, test } from 'vitest';
import { singularValues } from './singular-values.js';
import { svd } from './svd.js';
import { normalMatrix } from './test-matrices.js';

test('singular values are those of svd', () => {
  const A = normalMatrix(6, 9);
  expect(singularValues(A)).toEqual(svd(A).sigma);
});

test('a product of values is the absolute determinant', () => {
  const product = singularValues([
    [2, 1],
    [7, -3],
  ]).reduce((a, b) => a * b);
  expect(product).toBeCloseTo(13, 13);
});
