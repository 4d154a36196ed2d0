import { describe, expect, it } from 'vitest';
import { checkMatrix, isMatrix } from './check-matrix.js';
import * as linalg from './index.js';
import { Matrix, multiply, Observations, SparseMatrix } from './index.js';

const A = Matrix.from([
  [2, 0],
  [1, 1],
]);
const triplets = { rows: 2, columns: 2, rowIndices: [0, 1], columnIndices: [0, 1], values: [1, 2] };
const sparse = SparseMatrix.from(triplets);
const given = (value: unknown) => value as never;

it('a matrix is known by its shape: one of another copy of the package, or a plain object, is one', () => {
  expect(isMatrix(A)).toBe(true);
  expect(isMatrix({ rows: 1, columns: 2, data: new Float32Array(2) })).toBe(true);
  for (const other of [undefined, null, 4, 'A', {}, [], [[1]], sparse, new Float64Array(4), { data: [], rows: 1 }]) {
    expect(isMatrix(other)).toBe(false);
  }
  expect(isMatrix({ rows: 2, columns: 2, data: new Float64Array(3) })).toBe(false);
});

describe('what is no matrix is refused with what it is and what to do', () => {
  it.each([
    [undefined, 'expected A to be a matrix, got undefined. Make one by Matrix.from([[1, 2], [3, 4]])'],
    [null, 'expected A to be a matrix, got null.'],
    [4, 'expected A to be a matrix, got 4.'],
    [{}, 'expected A to be a matrix, got an object.'],
    [new Float64Array(4), 'expected A to be a matrix, got an array without a shape.'],
    [[[1]], 'expected A to be a Matrix, got a list. Pass Matrix.from(A).'],
    [
      sparse,
      'expected A to be dense, got a sparse matrix. Pass A.toDense(); topSingular, lsqr and sparseMultiply take it',
    ],
    [{ rows: 2, columns: 2, data: new Float64Array(3) }, 'A is said to be 2 x 2 but has 3 numbers.'],
  ])('%o', (value, message) => {
    expect(() => checkMatrix('f', 'A', value)).toThrow(`f: ${message}`);
  });
});

/** Every function that takes a matrix, one argument at a time. */
const functions: Readonly<Record<string, (value: never) => unknown>> = {
  'Matrix.from': Matrix.from,
  'new Matrix': (value) => new Matrix(2, 2, value),
  'Observations.from': Observations.from,
  'Observations.of': (value) => Observations.of(value, triplets),
  'SparseMatrix.from': (value) => SparseMatrix.from(value),
  cholesky: linalg.cholesky,
  effectiveRank: linalg.effectiveRank,
  frobeniusNorm: linalg.frobeniusNorm,
  leastSquares: (value) => linalg.leastSquares(value, [1, 2]),
  'leastSquares, b': (value) => linalg.leastSquares(A, value),
  lsqr: (value) => linalg.lsqr(value, [1, 2]),
  'lsqr, b': (value) => linalg.lsqr(A, value),
  multiply: (value) => multiply(value, A),
  'multiply, B': (value) => multiply(A, value),
  multiplyBatch: (value) => linalg.multiplyBatch(value, { shape: [2, 2], data: A.data }),
  nuclearNorm: linalg.nuclearNorm,
  polar: linalg.polar,
  pseudoInverse: linalg.pseudoInverse,
  qr: linalg.qr,
  schattenNorm: (value) => linalg.schattenNorm(value, 1),
  singularValues: linalg.singularValues,
  sparseMultiply: (value) => linalg.sparseMultiply(value, A),
  'sparseMultiply, B': (value) => linalg.sparseMultiply(sparse, value),
  spectralNorm: linalg.spectralNorm,
  svd: (value) => linalg.svd(value),
  symmetricEigen: (value) => linalg.symmetricEigen(value),
  topSingular: (value) => linalg.topSingular(value, 1),
  transpose: linalg.transpose,
};

describe.each(Object.entries(functions))('%s', (_name, call) => {
  it.each([undefined, null, 4, 'A', {}, [null], { rows: 2, columns: 2, data: new Float64Array(3) }])(
    'refuses %o by an error of the family',
    (value) => {
      let thrown: unknown;
      try {
        call(given(value));
      } catch (error) {
        thrown = error;
      }
      expect(linalg.isLowrankError(thrown)).toBe(true);
    },
  );
});

it('a product asks for matrices, a decomposition for dense ones, least squares for b', () => {
  expect(() => multiply(given([[1]]), A)).toThrow(
    'multiply: expected A to be a Matrix, got a list. Pass Matrix.from(A).',
  );
  expect(() => multiply(A, A, { out: given(sparse) })).toThrow('multiply: expected out to be dense');
  expect(() => linalg.svd(given(sparse))).toThrow('svd: expected A to be dense, got a sparse matrix. Pass A.toDense()');
  expect(() => linalg.svd(given([1, 2]))).toThrow(
    'Matrix.from: expected rows such as [[1, 2], [3, 4]], row 0 is 1. For a single row pass [[1, 2]]',
  );
  expect(() => linalg.leastSquares(A, given(undefined))).toThrow(
    'leastSquares: expected b to be a list of 2 numbers, one per row of A, got undefined.',
  );
  expect(() => linalg.effectiveRank(given(A))).toThrow('Of a matrix, pass singularValues(A).');
  expect(() => Observations.from(given({ ...triplets, values: undefined }))).toThrow(
    'Observations: expected values to be a list of numbers, got undefined.',
  );
});
