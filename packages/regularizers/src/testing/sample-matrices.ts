import { Matrix, multiply, qr, random } from '@lowrank/linalg';

/** Every random number of the kit comes from this seed, so that a check does the same in every run. */
const seed = 20070902;

/** A matrix of independent normal numbers of standard deviation `scale`; the same for the same arguments. */
export function gaussian(rows: number, columns: number, axis: string, scale = 1): Matrix {
  const generator = random(seed, `${axis} ${rows} x ${columns}`);
  const data = Float64Array.from({ length: rows * columns }, () => scale * generator.normal());
  return new Matrix(rows, columns, data);
}

/** A matrix with random singular vectors and well separated singular values from 1 to about 3, times `scale`. */
export function fullRank(rows: number, columns: number, axis: string, scale = 1): Matrix {
  const count = Math.min(rows, columns);
  const U = qr(gaussian(rows, count, `${axis} left`)).Q;
  const V = qr(gaussian(columns, count, `${axis} right`)).Q;
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < count; k++) U.data[i * count + k] *= scale * (1 + 0.45 * (count - 1 - k));
  }
  return multiply(U, V, { transposeB: true });
}

/** A product of two normal factors. */
export function ofRank(rank: number, rows: number, columns: number, axis: string, scale = 1): Matrix {
  return multiply(gaussian(rows, rank, `${axis} left`, scale), gaussian(rank, columns, `${axis} right`));
}

/** The matrix [rows, columns] with `sigma` on its diagonal and exact zeros elsewhere. */
export function diagonal(sigma: ArrayLike<number>, rows = sigma.length, columns = sigma.length): Matrix {
  const W = Matrix.zeros(rows, columns);
  for (let k = 0; k < sigma.length; k++) W.data[k * columns + k] = sigma[k];
  return W;
}

/** W with every entry multiplied by c. */
export function times(W: Matrix, c: number): Matrix {
  return new Matrix(
    W.rows,
    W.columns,
    W.data.map((x) => c * x),
  );
}

/** (1 - t) A + t B. */
export function between(A: Matrix, B: Matrix, t: number): Matrix {
  return new Matrix(
    A.rows,
    A.columns,
    A.data.map((a, k) => (1 - t) * a + t * B.data[k]),
  );
}
