import { describe } from './describe.js';
import { ArgumentError, ShapeError } from './errors.js';
import type { Matrix } from './matrix.js';
import type { FloatArray } from './state.js';

/** Whether a value has the shape of a {@link Matrix}; one of another copy of this package has. */
export function isMatrix(value: unknown): value is Matrix<FloatArray> {
  const matrix = value as Matrix<FloatArray> | null | undefined;
  // Where anything is missing, the product is NaN, which is equal to nothing.
  return matrix?.data?.length === Number(matrix?.rows) * Number(matrix?.columns);
}

/** Holds `value` to being a {@link Matrix}; throws in the name of `caller`, where it is called `name`. */
export function checkMatrix(caller: string, name: string, value: unknown): void {
  if (isMatrix(value)) return;
  if (Array.isArray(value)) {
    throw new ArgumentError(`${caller}: expected ${name} to be a Matrix, got a list. Pass Matrix.from(${name}).`);
  }
  refuseMatrix(caller, name, value);
}

/**
 * Says what `value` is instead of a matrix or nested rows.
 *
 * @throws ShapeError where rows and columns do not belong to its data, otherwise ArgumentError.
 */
export function refuseMatrix(caller: string, name: string, value: unknown): never {
  const { rows, columns, data, toDense } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof toDense === 'function') {
    throw new ArgumentError(
      `${caller}: expected ${name} to be dense, got a sparse matrix. Pass ${name}.toDense(); topSingular, lsqr and ` +
        'sparseMultiply take it as it is.',
    );
  }
  const length = (data as ArrayLike<number> | undefined)?.length;
  if (typeof length === 'number') {
    throw new ShapeError(
      `${caller}: ${name} is said to be ${rows} x ${columns} but has ${length} numbers. Make it by new Matrix(rows, ` +
        'columns, data).',
    );
  }
  throw new ArgumentError(
    `${caller}: expected ${name} to be a matrix, got ${describe(value)}. Make one by Matrix.from([[1, 2], [3, 4]]) or by ` +
      'new Matrix(rows, columns, data).',
  );
}
