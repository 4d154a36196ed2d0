import { expect, test } from 'vitest';
import { asFiniteVector } from './as-vector.js';

test('a vector is copied to float64', () => {
  const x = Float64Array.of(1, 2);
  const copy = asFiniteVector('test', 'b', x, 2);
  expect(copy).toEqual(x);
  expect(copy).not.toBe(x);
  expect(asFiniteVector('test', 'b', Float32Array.of(0.5), 1)).toEqual(Float64Array.of(0.5));
});

test('another length and what is not finite are refused in the name of the caller', () => {
  expect(() => asFiniteVector('lsqr', 'b', [1, 2], 3)).toThrow(
    'lsqr: expected 3 numbers in b, one per row of A, got 2.',
  );
  expect(() => asFiniteVector('lsqr', 'b', [1, -Infinity], 2)).toThrow('lsqr: b[1] is -Infinity.');
});
