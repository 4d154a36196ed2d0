import { describe, expect, test } from 'vitest';
import { jacobi } from './jacobi.js';
import { paddedCopy } from './padded.js';
import { rowsToColumns } from './rows-to-columns.js';
import { svd } from './svd.js';
import { matrixOf, orthogonalityError } from './test-matrices.js';

test('columns of 1e-160 of the largest count as zero and leave the bases orthonormal', () => {
  const A = matrixOf(4, 3, (i, j) => (i === j ? 1 : 0.5) * [1, 1e-160, 1e-100][j]);
  const { sigma, U, V } = jacobi(paddedCopy(A), 'thin');
  expect(sigma[1]).toBeGreaterThan(1e-101);
  expect(sigma[2]).toBe(0);
  expect(orthogonalityError(rowsToColumns(U!, 4))).toBeLessThan(1e-15);
  expect(orthogonalityError(rowsToColumns(V!, 3))).toBeLessThan(1e-15);
});

describe('high relative accuracy for B D with D diagonal', () => {
  const B = (i: number, j: number) => (i === j ? 4 : ((i + 2 * j) % 3) - 1);
  // Reference: this matrix in 60 digits (mpmath). B has condition number 1.9.
  const expected = [
    4.358899772656546, 0.01681336127637755, 6.50637033979464e-5, 2.3560814435592258e-7, 8.779519063164476e-10,
    3.3369319114837043e-12,
  ];

  test('holds for a grading from 1 to 1e-12', () => {
    const { sigma, U, V } = svd(
      matrixOf(6, 6, (i, j) => B(i, j) * 2 ** (-8 * j)),
      { method: 'jacobi' },
    );
    sigma.forEach((value, k) => {
      expect(Math.abs(value / expected[k] - 1)).toBeLessThan(2e-15);
    });
    expect(orthogonalityError(U)).toBeLessThan(1e-15);
    expect(orthogonalityError(V)).toBeLessThan(1e-15);
  });

  test('survives one from 1 to 1e-100 in either direction', () => {
    // With unit columns in B, sigma lies within the condition number of B of D (Demmel and Veselic 1992).
    const scale = (j: number) => 2 ** (-66 * j);
    const forward = svd(
      matrixOf(6, 6, (i, j) => B(i, j) * scale(j)),
      { method: 'jacobi', vectors: 'none' },
    ).sigma;
    const backward = svd(
      matrixOf(6, 6, (i, j) => B(i, 5 - j) * scale(5 - j)),
      { method: 'jacobi', vectors: 'none' },
    ).sigma;
    forward.forEach((value, k) => {
      expect(value / scale(k)).toBeGreaterThan(1);
      expect(value / scale(k)).toBeLessThan(10);
      expect(Math.abs(backward[k] / value - 1)).toBeLessThan(1e-14);
    });
  });
});
