import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { multiply } from './multiply.js';
import { sparseMultiply } from './sparse-multiply.js';
import { distance, normalMatrix, sparseNormal } from './test-matrices.js';
import { transpose } from './transpose.js';

const size = fc.integer({ min: 1, max: 10 });
const variants = [false, true].flatMap((transposeA) => [false, true].map((transposeB) => ({ transposeA, transposeB })));

describe.each(variants)('with transposeA $transposeA and transposeB $transposeB', ({ transposeA, transposeB }) => {
  test('the product is that of the dense matrices', () => {
    fc.assert(
      fc.property(size, size, size, fc.nat(1000), (m, p, n, seed) => {
        const S = transposeA ? sparseNormal(p, m, 0.4, seed) : sparseNormal(m, p, 0.4, seed);
        const factor = normalMatrix(p, n, seed + 1);
        const B = transposeB ? transpose(factor) : factor;
        const before = B.data.slice();
        const C = sparseMultiply(S, B, { transposeA, transposeB });
        expect(B.data).toEqual(before);
        expect([C.rows, C.columns]).toEqual([m, n]);
        expect(distance(C, multiply(S.toDense(), B, { transposeA, transposeB }))).toBeLessThan(1e-14);
      }),
    );
  });
});

test('inner sizes that differ and a NaN are refused by name', () => {
  const S = sparseNormal(2, 3, 0.5, 1);
  expect(() => sparseMultiply(S, [[1], [2]])).toThrow(
    'sparseMultiply: S has 3 columns, B has 2 rows; these must agree.',
  );
  expect(() => sparseMultiply(S, [[1], [2]], { transposeA: true, transposeB: true })).toThrow(
    'sparseMultiply: S transposed has 2 columns, B transposed has 1 rows',
  );
  expect(() => sparseMultiply(S, [[Number.NaN]])).toThrow('sparseMultiply: entry (0, 0), counted from 0, is NaN.');
});
