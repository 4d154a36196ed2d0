import { norm } from './householder.js';
import { Matrix } from './matrix.js';

/** The first rows and columns of X, as a new matrix. */
export function corner({ data, columns }: Matrix, height: number, width: number): Matrix {
  const out = Matrix.zeros(height, width);
  for (let i = 0; i < height; i++) out.data.set(data.subarray(i * columns, i * columns + width), i * width);
  return out;
}

/** Euclidean norm of column k. */
export function columnNorm({ rows, columns, data }: Matrix, k: number): number {
  return norm(Float64Array.from({ length: rows }, (_, i) => data[i * columns + k]));
}
