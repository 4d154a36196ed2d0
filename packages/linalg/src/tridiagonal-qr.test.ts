import { expect, test } from 'vitest';
import { isLowrankError } from './errors.js';
import { diagonaliseTridiagonal } from './tridiagonal-qr.js';

test('the eigenvalues of the second-difference matrix have their closed form', () => {
  const n = 40;
  const d = new Float64Array(n).fill(2);
  const e = new Float64Array(n).fill(-1);
  e[n - 1] = 0;
  diagonaliseTridiagonal(d, e);
  d.sort().forEach((value, k) => {
    expect(Math.abs(value - 4 * Math.sin(((k + 1) * Math.PI) / (2 * (n + 1))) ** 2)).toBeLessThan(4e-15);
  });
});

test("the largest eigenvalue of Wilkinson's W21+ and its neighbour differ by rounding only, and both are found", () => {
  // J. H. Wilkinson, The algebraic eigenvalue problem (1965), chapter 5: 10.746194182903 for both.
  const d = Float64Array.from({ length: 21 }, (_, k) => Math.abs(k - 10));
  const e = new Float64Array(21).fill(1);
  e[20] = 0;
  diagonaliseTridiagonal(d, e);
  const values = d.sort().reverse();
  expect(values[0]).toBeCloseTo(10.746194182903, 12);
  expect(values[1]).toBeCloseTo(10.746194182903, 12);
});

test('an iteration that cannot converge ends with an error', () => {
  try {
    diagonaliseTridiagonal(Float64Array.of(1, 2), Float64Array.of(Number.NaN, 0));
    expect.unreachable();
  } catch (error) {
    expect(isLowrankError(error, 'LOWRANK_CONVERGENCE')).toBe(true);
  }
});
