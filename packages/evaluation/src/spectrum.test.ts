import { Matrix } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { spectrum } from './spectrum.js';

// Eigenvalues of A A^T = [[17, 8], [8, 17]] are 25 and 9, so the singular values are 5 and 3.
const A = Matrix.from([
  [3, 2, 2],
  [2, 3, -2],
]);

describe('spectrum', () => {
  it('gives the singular values of a matrix worked by hand, largest first', () => {
    const sigma = spectrum(A);
    expect(sigma.length).toBe(2);
    expect(sigma[0]).toBeCloseTo(5, 13);
    expect(sigma[1]).toBeCloseTo(3, 13);
  });

  it('gives as many as asked for', () => {
    expect([...spectrum(A, { count: 1 })]).toEqual([spectrum(A)[0]]);
    expect(spectrum(A, { count: 2 })).toEqual(spectrum(A));
  });

  it('computes a float32 matrix in float64 and leaves it as it is', () => {
    const single = new Matrix(2, 3, Float32Array.from(A.data));
    expect(spectrum(single)).toEqual(spectrum(A));
    expect([...single.data]).toEqual([...A.data]);
  });

  it('refuses counts that do not exist, and a NaN', () => {
    for (const count of [0, 3, 1.5, Number.NaN]) {
      expect(() => spectrum(A, { count })).toThrow(/count must be an integer from 1 to 2 for 2 x 3/);
    }
    expect(() => spectrum(Matrix.from([[1, Number.NaN]]))).toThrow(/NaN/);
  });
});
