import { expect, test } from 'vitest';
import { asOperator } from './linear-operator.js';
import { Matrix } from './matrix.js';
import { random } from './random.js';
import { probedExponent, scaledOperator } from './scaled-operator.js';
import { normalMatrix } from './test-matrices.js';

test('both products are scaled by the power of two', () => {
  const A = asOperator('test', [[3, 5]]);
  const scaled = scaledOperator(A, 2);
  const [x, y] = [new Float64Array(2), new Float64Array(1)];
  scaled.apply(Float64Array.of(4, 8), y);
  scaled.applyTranspose(Float64Array.of(4), x);
  expect([y[0], Array.from(x)]).toEqual([13, [3, 5]]);
  expect([scaled.rows, scaled.columns]).toEqual([1, 2]);
});

test('a probe finds the scale of an operator, 0 for zero', () => {
  const A = normalMatrix(20, 10);
  const small = new Matrix(
    20,
    10,
    A.data.map((value) => value * 2 ** -300),
  );
  const exponent = probedExponent(asOperator('test', A), random(1));
  expect(Math.abs(exponent - 3)).toBeLessThan(3); // the largest of 20 numbers of standard deviation sqrt(10)
  expect(probedExponent(asOperator('test', small), random(1))).toBe(exponent - 300);
  expect(probedExponent(asOperator('test', Matrix.zeros(2, 2)), random(1))).toBe(0);
});
