import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { random } from './random.js';
import { SparseMatrix } from './sparse-matrix.js';
import type { FloatArray } from './state.js';

/** For tests: an m x n matrix of independent standard normal numbers. */
export function normalMatrix(rows: number, columns: number, seed: number | string = 1): Matrix {
  const stream = random(seed, 'test');
  return new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => stream.normal()),
  );
}

/** For tests: A with entry (i, j) = f(i, j). */
export function matrixOf(rows: number, columns: number, f: (i: number, j: number) => number): Matrix {
  return new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, (_, k) => f(Math.floor(k / columns), k % columns)),
  );
}

/** For tests: an m x n sparse matrix of standard normal numbers, about `density` of all entries. */
export function sparseNormal(rows: number, columns: number, density: number, seed: number | string = 1): SparseMatrix {
  const members = random(seed, 'mask').sample(Math.round(density * rows * columns), rows * columns);
  const stream = random(seed, 'test');
  return SparseMatrix.from({
    rows,
    columns,
    rowIndices: members.map((k) => Math.floor(k / columns)),
    columnIndices: members.map((k) => k % columns),
    values: Float64Array.from(members, () => stream.normal()),
  });
}

const mapped = (A: Matrix, f: (value: number) => number) => new Matrix(A.rows, A.columns, A.data.map(f));

/** For tests: matrices of one shape that are hard in different ways. */
export const kinds: Record<string, (rows: number, columns: number, seed: number) => Matrix> = {
  normal: normalMatrix,
  zero: (m, n) => Matrix.zeros(m, n),
  ones: (m, n) => matrixOf(m, n, () => 1),
  'small whole numbers': (m, n, seed) => {
    const stream = random(seed, 'test');
    return matrixOf(m, n, () => stream.integer(3) - 1);
  },
  'rank two': (m, n, seed) => multiply(normalMatrix(m, 2, seed), normalMatrix(2, n, seed + 1)),
  'identity-like': (m, n) => matrixOf(m, n, (i, j) => (i === j ? 1 : 0)),
  'graded columns': (m, n, seed) => {
    const A = normalMatrix(m, n, seed);
    return matrixOf(m, n, (i, j) => A.get(i, j) * 2 ** (-6 * j));
  },
  'graded rows, the largest last': (m, n, seed) => {
    const A = normalMatrix(m, n, seed);
    return matrixOf(m, n, (i, j) => A.get(i, j) * 2 ** (6 * i));
  },
  'entries over 600 orders of magnitude': (m, n, seed) => {
    const stream = random(seed, 'test');
    return matrixOf(m, n, () => stream.normal() * 2 ** (stream.integer(2000) - 1000));
  },
  huge: (m, n, seed) => mapped(normalMatrix(m, n, seed), (value) => value * 1e300),
  tiny: (m, n, seed) => mapped(normalMatrix(m, n, seed), (value) => value * 1e-300),
  subnormal: (m, n, seed) => mapped(normalMatrix(m, n, seed), (value) => Math.round(value * 100) * 5e-324),
};

/** For tests: largest entry of |X^T X - I|. */
export function orthogonalityError(X: Matrix): number {
  const G = multiply(X, X, { transposeA: true });
  return G.data.reduce((worst, value, k) => Math.max(worst, Math.abs(value - (k % (G.columns + 1) === 0 ? 1 : 0))), 0);
}

/** For tests: largest entry of |A - B|. */
export function distance(A: Matrix<FloatArray>, B: Matrix<FloatArray>): number {
  let worst = 0;
  for (let k = 0; k < A.data.length; k++) worst = Math.max(worst, Math.abs(A.data[k] - B.data[k]));
  return worst;
}

/** For tests: largest absolute value of an entry. */
export function largest({ data }: Matrix<FloatArray>): number {
  let value = 0;
  for (let k = 0; k < data.length; k++) value = Math.max(value, Math.abs(data[k]));
  return value;
}

/** For tests: X diag(values) Y^T. */
export function compose(X: Matrix, values: Float64Array, Y: Matrix): Matrix {
  const scaled = matrixOf(X.rows, values.length, (i, k) => X.get(i, k) * values[k]);
  return multiply(
    scaled,
    matrixOf(Y.rows, values.length, (i, k) => Y.get(i, k)),
    { transposeB: true },
  );
}
