import { expect, test } from 'vitest';
import { productsOfMatrix, productsOfOperator } from './block-products.js';
import { asOperator } from './linear-operator.js';
import { distance, normalMatrix } from './test-matrices.js';

test('an operator, one column at a time, has the products of its matrix', () => {
  const A = normalMatrix(6, 9);
  const [dense, implicit] = [productsOfMatrix(A), productsOfOperator(asOperator('test', A))];
  const [X, Y] = [normalMatrix(9, 4, 2), normalMatrix(6, 3, 3)];
  expect([implicit.rows, implicit.columns]).toEqual([dense.rows, dense.columns]);
  expect(distance(implicit.times(X), dense.times(X))).toBeLessThan(1e-14);
  expect(distance(implicit.transposeTimes(Y), dense.transposeTimes(Y))).toBeLessThan(1e-14);
});
