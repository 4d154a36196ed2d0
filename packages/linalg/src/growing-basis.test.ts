import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extend, growingBasis } from './growing-basis.js';
import { Matrix } from './matrix.js';
import { random } from './random.js';
import { normalMatrix, orthogonalityError } from './test-matrices.js';
import { transpose } from './transpose.js';

const rowsOf = ({ data, length, count }: ReturnType<typeof growingBasis>) =>
  new Matrix(count, length, data.slice(0, count * length));

test('vectors become orthonormal, and their parts make them up again, however nearly they depend on each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 20 }), fc.nat(1000), (n, digits, seed) => {
      const basis = growingBasis(n, n);
      const stream = random(seed, 'data');
      const common = normalMatrix(1, n, seed).data;
      for (let k = 0; k < n; k++) {
        const own = normalMatrix(1, n, `${seed} ${k}`).data;
        const x = common.map((value, i) => value + own[i] * 10 ** -digits);
        const parts = new Float64Array(k + 1);
        extend(basis, x.slice(), 1e-15, stream, parts);
        expect(basis.count).toBe(k + 1);
        for (let i = 0; i < n; i++) {
          let sum = 0;
          for (let j = 0; j <= k; j++) sum += parts[j] * basis.data[j * n + i];
          expect(Math.abs(sum - x[i])).toBeLessThan(2e-14);
        }
      }
      expect(orthogonalityError(transpose(rowsOf(basis)))).toBeLessThan(2e-15);
    }),
  );
});

test('a vector that the basis already spans is replaced by a random one with a part of 0, or by none', () => {
  const basis = growingBasis(3, 3);
  const parts = new Float64Array(3);
  extend(basis, Float64Array.of(0, 2, 0), 0, undefined, parts);
  expect([basis.count, parts[0], basis.data[1]]).toEqual([1, 2, 1]);
  parts.fill(0);
  extend(basis, Float64Array.of(0, -5, 0), 1e-15, undefined, parts);
  expect(basis.count).toBe(1);
  expect(parts).toEqual(Float64Array.of(-5, 0, 0));
  parts.fill(0);
  extend(basis, Float64Array.of(0, -5, 0), 1e-15, random(1), parts);
  expect(basis.count).toBe(2);
  expect(parts).toEqual(Float64Array.of(-5, 0, 0));
  expect(orthogonalityError(transpose(rowsOf(basis)))).toBeLessThan(1e-15);
});
