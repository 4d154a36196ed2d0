import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frobeniusNorm, nuclearNorm, schattenNorm, spectralNorm } from './norms.js';
import { qr } from './qr.js';
import { compose, matrixOf, normalMatrix } from './test-matrices.js';

const diagonal = [
  [3, 0, 0],
  [0, -4, 0],
];
const matrices = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.nat(1000))
  .map(([m, n, seed]) => normalMatrix(m, n, seed));
/** Relative difference, for the identities below, whose two sides round differently in some 100 operations. */
const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-13 * Math.abs(b));

test('a diagonal matrix has the norms of its entries', () => {
  expect(frobeniusNorm(diagonal)).toBe(5);
  expect(nuclearNorm(diagonal)).toBe(7);
  expect(spectralNorm(diagonal)).toBe(4);
  close(schattenNorm(diagonal, 3), Math.cbrt(27 + 64));
  close(schattenNorm(diagonal, 0.5), (Math.sqrt(3) + 2) ** 2);
});

describe('identities', () => {
  test('Schatten norms at 1, 2 and infinity are the named ones, and they never grow with p', () => {
    fc.assert(
      fc.property(matrices, (A) => {
        close(schattenNorm(A, 1), nuclearNorm(A));
        close(schattenNorm(A, 2), frobeniusNorm(A));
        expect(schattenNorm(A, Infinity)).toBe(spectralNorm(A));
        expect(schattenNorm(A, 3)).toBeLessThanOrEqual(frobeniusNorm(A) * (1 + 1e-13));
        expect(nuclearNorm(A)).toBeLessThanOrEqual(
          Math.sqrt(Math.min(A.rows, A.columns)) * frobeniusNorm(A) * (1 + 1e-13),
        );
      }),
    );
  });

  test('all are homogeneous and blind to rotations', () => {
    fc.assert(
      fc.property(matrices, fc.integer({ min: -8, max: 8 }), (A, factor) => {
        const scaled = matrixOf(A.rows, A.columns, (i, j) => factor * A.get(i, j));
        const rotation = qr(normalMatrix(A.rows, A.rows, 7)).Q;
        const rotated = compose(
          rotation,
          new Float64Array(A.rows).fill(1),
          matrixOf(A.columns, A.rows, (i, j) => A.get(j, i)),
        );
        for (const norm of [frobeniusNorm, nuclearNorm, spectralNorm]) {
          close(norm(scaled), Math.abs(factor) * norm(A));
          close(norm(rotated), norm(A));
        }
      }),
    );
  });
});

test('squares neither overflow nor underflow', () => {
  expect(frobeniusNorm([[3e200, 4e200]]) / 5e200).toBeCloseTo(1, 15);
  expect(frobeniusNorm([[3e-200, 4e-200]]) / 5e-200).toBeCloseTo(1, 15);
  expect(schattenNorm([[1e200]], 3) / 1e200).toBeCloseTo(1, 15);
});

test('zero has norm zero', () => {
  expect([frobeniusNorm, nuclearNorm, spectralNorm].map((norm) => norm([[0, 0]]))).toEqual([0, 0, 0]);
  expect(schattenNorm([[0, 0]], 0.5)).toBe(0);
});

test('a NaN, and a p that is not positive, are refused', () => {
  expect(() => frobeniusNorm([[Number.NaN]])).toThrow('frobeniusNorm: entry (0, 0), counted from 0, is NaN.');
  expect(() => schattenNorm([[1]], 0)).toThrow('schattenNorm: expected p > 0, got 0.');
  expect(() => schattenNorm([[1]], Number.NaN)).toThrow('schattenNorm: expected p > 0, got NaN.');
});

test('a norm beyond the range of doubles is infinite, and one within is finite', () => {
  const b = 1.7e308;
  const both = [
    [b, b],
    [b, b],
  ];
  for (const p of [0.5, 1, 2, 3, Infinity]) {
    expect(schattenNorm(both, p)).toBe(Infinity); // at least the largest singular value, 2 b
    expect(schattenNorm([[b]], p)).toBe(b);
  }
  expect([frobeniusNorm(both), nuclearNorm(both), spectralNorm(both)]).toEqual([Infinity, Infinity, Infinity]);
});
