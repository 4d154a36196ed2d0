import { broadcastPlaces, broadcastShape } from './broadcast.js';
import { describe as what } from './describe.js';
import { ArgumentError, ShapeError } from './errors.js';
import { Matrix } from './matrix.js';
import { type MultiplyOptions, multiply } from './multiply.js';
import type { FloatArray } from './state.js';
import { overlap, zerosLike } from './storage.js';

/** Matrices of one shape in one array, such as a tensor holds. */
export interface MatrixBatch<T extends FloatArray = FloatArray> {
  /** `[..., m, n]`: a matrix [m, n] for each place in the dimensions before. */
  readonly shape: readonly number[];
  /** The matrices one after the other, each row-major. */
  readonly data: T;
}

/**
 * The products of the matrices of two batches, place by place.
 *
 * C[..., i, j] = sum over k of op(A)[..., i, k] op(B)[..., k, j], where op transposes each matrix or does nothing.
 * Dimensions before the last two are aligned at the last of them; where one is 1 or missing, its matrices serve for every
 * place in the other. Each product has the bits that {@link multiply} gives.
 *
 * @param A - [..., m, p], or [..., p, m] with `transposeA`.
 * @param B - [..., p, n], or [..., n, p] with `transposeB`.
 * @param options - `transposeA`, `transposeB`: false by default; `out`: [..., m, n], overwritten with the products, or
 * with `add` increased by them.
 * @returns `out`, or else a new batch [..., m, n] in the precision of A.
 * @throws ShapeError where there are fewer than two dimensions, where inner sizes or batches do not fit, or where `out` or
 * an array has another size; ArgumentError where a dimension is not a positive integer or `out` shares memory with a factor.
 * @example
 * ```ts
 * import { multiplyBatch } from '@lowrank/linalg';
 *
 * const A = { shape: [2, 1, 2], data: Float64Array.of(1, 2, 3, 4) }; // [1 2] and [3 4]
 * const B = { shape: [2, 2], data: Float64Array.of(1, 0, 5, 1) }; // for both
 * console.log(multiplyBatch(A, B)); // shape [2, 1, 2], data 11, 2, 23, 4
 * ```
 */
export function multiplyBatch<T extends FloatArray>(
  A: MatrixBatch,
  B: MatrixBatch,
  options: MultiplyOptions & { readonly out: MatrixBatch<T> },
): MatrixBatch<T>;
export function multiplyBatch<T extends FloatArray>(
  A: MatrixBatch<T>,
  B: MatrixBatch,
  options?: MultiplyOptions & { readonly out?: undefined },
): MatrixBatch<T>;
export function multiplyBatch(
  A: MatrixBatch,
  B: MatrixBatch,
  {
    transposeA = false,
    transposeB = false,
    add = false,
    out,
  }: MultiplyOptions & { readonly out?: MatrixBatch | undefined } = {},
): MatrixBatch {
  checkBatch('A', A);
  checkBatch('B', B);
  if (out) checkBatch('out', out);
  const shape = productShape(A.shape, B.shape, transposeA, transposeB);
  if (!shape) {
    throw new ShapeError(
      `multiplyBatch: ${describe('A', A, transposeA)} times ${describe('B', B, transposeB)}: expected ` +
        '[..., m, p] times [..., p, n], with dimensions before these that are equal, 1 or missing.',
    );
  }
  const [matrixOfA, matrixOfB] = [matricesOf('A', A), matricesOf('B', B)];
  const C = out ?? { shape, data: zerosLike(A.data, sizeOf(shape)) };
  if (C.shape.length !== shape.length || C.shape.some((size, d) => size !== shape[d])) {
    throw new ShapeError(`multiplyBatch: out is [${C.shape.join(', ')}], the products are [${shape.join(', ')}].`);
  }
  if (overlap(C.data, A.data) || overlap(C.data, B.data)) {
    throw new ArgumentError('multiplyBatch: out shares memory with a factor. Pass another batch as out.');
  }
  const matrixOfC = matricesOf('out', C);
  const leading = shape.slice(0, -2);
  const placesInB = broadcastPlaces(B.shape.slice(0, -2), leading);
  broadcastPlaces(A.shape.slice(0, -2), leading).forEach((place, k) => {
    multiply(matrixOfA(place), matrixOfB(placesInB[k]), { transposeA, transposeB, add, out: matrixOfC(k) });
  });
  return C;
}

function checkBatch(name: string, batch: MatrixBatch): void {
  if (Array.isArray(batch?.shape) && ArrayBuffer.isView(batch.data)) return;
  throw new ArgumentError(
    `multiplyBatch: expected ${name} to be { shape, data }, got ${what(batch)}. Pass shape as a list such as [8, 3, 3], ` +
      'and data as a Float32Array or Float64Array.',
  );
}

/** The shape [..., m, n] of a product of batches; undefined where they do not fit. */
export function productShape(
  a: readonly number[],
  b: readonly number[],
  transposeA: boolean,
  transposeB: boolean,
): number[] | undefined {
  const [rows, inner] = transposeA ? a.slice(-2).reverse() : a.slice(-2);
  const [innerB, columns] = transposeB ? b.slice(-2).reverse() : b.slice(-2);
  const leading = broadcastShape(a.slice(0, -2), b.slice(0, -2));
  return a.length >= 2 && b.length >= 2 && inner === innerB && leading ? [...leading, rows, columns] : undefined;
}

/** The matrix at each place of a batch, without a copy. */
function matricesOf(name: string, { shape, data }: MatrixBatch): (place: number) => Matrix<FloatArray> {
  const [rows, columns] = shape.slice(-2);
  if (shape.some((size) => !Number.isInteger(size) || size < 1)) {
    throw new ArgumentError(
      `multiplyBatch: dimensions must be positive integers, got [${shape.join(', ')}] for ${name}.`,
    );
  }
  if (data.length !== sizeOf(shape)) {
    throw new ShapeError(
      `multiplyBatch: ${name} of shape [${shape.join(', ')}] needs ${sizeOf(shape)} numbers, got ${data.length}.`,
    );
  }
  const size = rows * columns;
  return (place) => new Matrix(rows, columns, data.subarray(place * size, (place + 1) * size));
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);

const describe = (name: string, { shape }: MatrixBatch, transposed: boolean) =>
  `${name}${transposed ? ' transposed' : ''} ([${shape.join(', ')}] as given)`;
