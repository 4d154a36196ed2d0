import { checkMatrix } from './check-matrix.js';
import { ArgumentError, ShapeError } from './errors.js';
import { loadKernels } from './kernels.js';
import { Matrix } from './matrix.js';
import { multiplyByKernel, multiplyInPlace } from './multiply-kernel.js';
import { multiplyPlain } from './multiply-plain.js';
import type { FloatArray } from './state.js';
import { overlap, zerosLike } from './storage.js';

/** How {@link multiply} reads its factors. */
export interface MultiplyOptions {
  /** Read A transposed. */
  readonly transposeA?: boolean;
  /** Read B transposed. */
  readonly transposeB?: boolean;
  /** Add the product to what `out` holds instead of overwriting it. */
  readonly add?: boolean;
}

/** Where rows * inner size * columns is less, copies and a call cost more than a kernel saves. */
const kernelPaysFrom = 256;

/**
 * The product of two matrices, either of them transposed if asked.
 *
 * C = op(A) op(B), where op(X) is X or its transpose. Sums are formed in the order of the inner index, in double precision
 * and rounded once to the precision of C; except that where A, B and C all are float32 and m p n is at least 256, products
 * and sums are float32, so the error is at most p 2^-24 sum over k of |A[i, k] B[k, j]|, and what goes beyond the range of
 * float32 on the way does not come back. {@link kernels} says which code computes it.
 *
 * @param A - [m, p], or [p, m] with `transposeA`.
 * @param B - [p, n], or [n, p] with `transposeB`.
 * @param options - `transposeA`, `transposeB`: false by default; `out`: [m, n], overwritten with the product, or with
 * `add` increased by it.
 * @returns `out`, or else a new matrix [m, n] in the precision of A.
 * @throws ShapeError where the inner sizes differ or `out` has another shape; ArgumentError where `out` shares memory
 * with a factor, or something is no {@link Matrix}.
 * @example
 * ```ts
 * import { Matrix, multiply } from '@lowrank/linalg';
 *
 * const A = Matrix.from([[1, 2], [3, 4]]);
 * console.log(multiply(A, A, { transposeA: true }).toArray()); // [[10, 14], [14, 20]]
 * ```
 */
export function multiply<T extends FloatArray>(
  A: Matrix<FloatArray>,
  B: Matrix<FloatArray>,
  options: MultiplyOptions & { readonly out: Matrix<T> },
): Matrix<T>;
export function multiply<T extends FloatArray>(
  A: Matrix<T>,
  B: Matrix<FloatArray>,
  options?: MultiplyOptions & { readonly out?: undefined },
): Matrix<T>;
export function multiply(
  A: Matrix<FloatArray>,
  B: Matrix<FloatArray>,
  {
    transposeA = false,
    transposeB = false,
    add = false,
    out,
  }: MultiplyOptions & { readonly out?: Matrix<FloatArray> | undefined } = {},
): Matrix<FloatArray> {
  checkMatrix('multiply', 'A', A);
  checkMatrix('multiply', 'B', B);
  if (out) checkMatrix('multiply', 'out', out);
  const [rows, inner] = transposeA ? [A.columns, A.rows] : [A.rows, A.columns];
  const [innerB, columns] = transposeB ? [B.columns, B.rows] : [B.rows, B.columns];
  if (inner !== innerB) {
    throw new ShapeError(
      `multiply: ${describe('A', A, transposeA)} has ${inner} columns, ${describe('B', B, transposeB)} has ${innerB} ` +
        'rows; these must agree.',
    );
  }
  const C = out ?? new Matrix(rows, columns, zerosLike(A.data, rows * columns));
  if (C.rows !== rows || C.columns !== columns) {
    throw new ShapeError(`multiply: out is ${C.rows} x ${C.columns}, the product is ${rows} x ${columns}.`);
  }
  if (overlap(C.data, A.data) || overlap(C.data, B.data)) {
    throw new ArgumentError('multiply: out shares memory with a factor. Pass another matrix as out.');
  }
  if (rows * inner * columns < kernelPaysFrom) {
    multiplyPlain(A, B, C, transposeA, transposeB, add);
  } else if (!multiplyInPlace(A, B, C, transposeA, transposeB, add)) {
    const kernels = loadKernels();
    if (kernels) multiplyByKernel(kernels, A, B, C, transposeA, transposeB, add);
    else multiplyPlain(A, B, C, transposeA, transposeB, add);
  }
  return C;
}

const describe = (name: string, { rows, columns }: Matrix<FloatArray>, transposed: boolean) =>
  `${name}${transposed ? ' transposed' : ''} (${rows} x ${columns} as given)`;
