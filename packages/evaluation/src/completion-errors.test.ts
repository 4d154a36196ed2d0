import { Matrix, Observations } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allEntriesError, observedError, relativeError, unobservedError } from './completion-errors.js';

const truth = Matrix.from([
  [1, 2, 3],
  [4, 5, 6],
]);
const W = Matrix.from([
  [2, 2, 1],
  [4, 8, 6],
]);
// Differences: 1, 0, -2 / 0, 3, 0; the first two columns of row 0 and the last of row 1 are observed.
const observations = Observations.of(truth, { rowIndices: [1, 0, 0], columnIndices: [2, 1, 0] });

describe('errors of a completed matrix', () => {
  it('follow their definitions on a matrix worked by hand', () => {
    expect(observedError(W, observations)).toBe(1 / 3);
    expect(unobservedError(W, truth, observations)).toBe(13 / 3);
    expect(allEntriesError(W, truth)).toBe(14 / 6);
    // ||W - T||^2 = 14 and ||T||^2 = 1 + 4 + 9 + 16 + 25 + 36 = 91.
    expect(relativeError(W, truth)).toBeCloseTo(Math.sqrt(14 / 91), 15);
  });

  it('split the error over all entries into its observed and unobserved part', () => {
    const size = { rows: 4, columns: 5 };
    const entries = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 20, maxLength: 20 });
    const cells = fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { minLength: 1, maxLength: 19 });
    fc.assert(
      fc.property(entries, entries, cells, (a, b, observed) => {
        const [A, B] = [a, b].map((data) => new Matrix(size.rows, size.columns, Float64Array.from(data)));
        const rowIndices = observed.map((k) => Math.floor(k / size.columns));
        const columnIndices = observed.map((k) => k % size.columns);
        const seen = Observations.of(B, { rowIndices, columnIndices });
        const whole = (seen.count * observedError(A, seen) + (20 - seen.count) * unobservedError(A, B, seen)) / 20;
        // Twenty sums in another order.
        expect(Math.abs(whole - allEntriesError(A, B))).toBeLessThanOrEqual(1e-14 * (1 + whole));
      }),
    );
  });

  it('read float32 matrices, as training leaves them', () => {
    const copy = new Matrix(2, 3, Float32Array.from(W.data));
    expect(unobservedError(copy, truth, observations)).toBe(13 / 3);
    expect(observedError(copy, observations)).toBe(1 / 3);
  });

  it('ignore the weights of observations', () => {
    const { rows, columns, rowIndices, columnIndices, values } = observations;
    const weighted = Observations.from({ rows, columns, rowIndices, columnIndices, values, weights: [9, 1, 1] });
    expect(observedError(W, weighted)).toBe(1 / 3);
  });

  it('give the zero matrix a relative error of 1 whatever the scale of the truth', () => {
    for (const scale of [1e-3, 1, 1e6]) {
      const scaled = new Matrix(
        2,
        3,
        truth.data.map((x) => scale * x),
      );
      expect(relativeError(Matrix.zeros(2, 3), scaled)).toBe(1);
    }
  });

  it('refuse shapes that differ', () => {
    const other = Matrix.zeros(3, 2);
    expect(() => observedError(other, observations)).toThrow(/observedError: shapes must agree, got 3 x 2 and 2 x 3/);
    expect(() => unobservedError(W, other, observations)).toThrow(/unobservedError: shapes must agree/);
    expect(() => unobservedError(other, other, observations)).toThrow(/unobservedError: shapes must agree/);
    expect(() => allEntriesError(W, other)).toThrow(/allEntriesError: shapes must agree/);
    expect(() => relativeError(W, other)).toThrow(/relativeError: shapes must agree/);
  });

  it('say where a matrix is not finite', () => {
    const broken = Matrix.from([
      [1, 2, 3],
      [4, Number.NaN, 6],
    ]);
    expect(() => observedError(broken, observations)).toThrow(/entry \(1, 1\) of W is NaN/);
    expect(() => unobservedError(W, broken, observations)).toThrow(/entry \(1, 1\) of the truth is NaN/);
    expect(() => allEntriesError(broken, truth)).toThrow(/allEntriesError: entry \(1, 1\)/);
  });

  it('refuse to score what does not exist', () => {
    const all = Observations.of(truth, { rowIndices: [0, 0, 0, 1, 1, 1], columnIndices: [0, 1, 2, 0, 1, 2] });
    expect(() => unobservedError(W, truth, all)).toThrow(/all entries are observed/);
    expect(() => relativeError(W, Matrix.zeros(2, 3))).toThrow(/zero matrix/);
  });
});
