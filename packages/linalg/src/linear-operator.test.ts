import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asOperator, transposed } from './linear-operator.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { distance, normalMatrix, sparseNormal } from './test-matrices.js';

const size = fc.integer({ min: 1, max: 11 });

test('a dense matrix, its operator and the transpose of that have the same products', () => {
  fc.assert(
    fc.property(size, size, fc.nat(1000), (m, n, seed) => {
      const A = normalMatrix(m, n, seed);
      const [x, y] = [normalMatrix(n, 1, seed + 1), normalMatrix(m, 1, seed + 2)];
      const operator = asOperator('test', A);
      const [Ax, Ay] = [Matrix.zeros(m, 1), Matrix.zeros(n, 1)];
      operator.apply(x.data, Ax.data);
      operator.applyTranspose(y.data, Ay.data);
      expect(distance(Ax, multiply(A, x))).toBeLessThan(1e-14);
      expect(distance(Ay, multiply(A, y, { transposeA: true }))).toBeLessThan(1e-14);
      const other = transposed(operator);
      expect([other.rows, other.columns]).toEqual([n, m]);
      const back = Matrix.zeros(m, 1);
      other.applyTranspose(x.data, back.data);
      expect(back).toEqual(Ax);
    }),
  );
});

test('an operator that uses this keeps it', () => {
  const S = sparseNormal(4, 3, 0.8, 1);
  const out = Matrix.zeros(4, 1);
  asOperator('test', S).apply(Float64Array.of(1, 2, 3), out.data);
  expect(distance(out, multiply(S.toDense(), Matrix.from([[1], [2], [3]])))).toBeLessThan(1e-15);
});

describe('what is refused', () => {
  const zero = { rows: 1, columns: 1, apply: () => {}, applyTranspose: () => {} };

  test('a shape that is none', () => {
    expect(() => asOperator('lsqr', { ...zero, rows: 1.5 })).toThrow(
      'lsqr: the operator must have positive whole dimensions, got 1.5 x 1.',
    );
  });

  test('products that are not finite, when they come', () => {
    const wrong = asOperator('lsqr', {
      ...zero,
      apply: (_, out) => void out.fill(Number.NaN),
      applyTranspose: (_, out) => void out.fill(Infinity),
    });
    const one = Float64Array.of(1);
    expect(() => wrong.apply(one, one)).toThrow("lsqr: the operator's apply wrote NaN as number 0, counted from 0.");
    expect(() => wrong.applyTranspose(one, one)).toThrow("lsqr: the operator's applyTranspose wrote Infinity");
  });

  test('a matrix with an entry that is not finite', () => {
    expect(() => asOperator('lsqr', [[1, Number.NaN]])).toThrow('lsqr: entry (0, 1), counted from 0, is NaN.');
  });
});
