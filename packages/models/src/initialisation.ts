import {
  ArgumentError,
  type FloatArray,
  frobeniusNorm,
  Matrix,
  multiply,
  pow,
  qr,
  type Random,
  ShapeError,
  svd,
  transpose,
} from '@lowrank/linalg';

/**
 * Where training starts. `scale` is the root mean square of the entries of the product W = W_N ... W_1, whatever the
 * depth, in units of W.
 *
 * - `gaussian`: independent normal entries; W has the scale in expectation.
 * - `orthogonal`: factors with random orthonormal rows or columns, times one constant.
 * - `identity`: factors with ones on the diagonal, times one constant.
 * - `balanced`: a Gaussian W, split evenly so that W_{j+1}^T W_{j+1} = W_j W_j^T (Arora, Cohen & Hazan,
 *   arXiv 1802.06509, Procedure 1).
 * - `given`: a product, split evenly, or the factors W_1 ... W_N themselves.
 */
export type Initialisation =
  | { readonly kind: 'gaussian' | 'orthogonal' | 'identity' | 'balanced'; readonly scale: number }
  | { readonly kind: 'given'; readonly product: Matrix<FloatArray> }
  | { readonly kind: 'given'; readonly factors: readonly Matrix<FloatArray>[] };

/**
 * The factors W_1 ... W_N at the start, float64.
 *
 * @param dimensions d_0 ... d_N; factor j is [d_j, d_{j-1}].
 * @throws ArgumentError on a scale that is not positive; ShapeError if a given start has other shapes.
 */
export function initialFactors(init: Initialisation, dimensions: readonly number[], random: Random): Matrix[] {
  const shapes = dimensions.slice(1).map((rows, j) => [rows, dimensions[j]] as const);
  const [rows, columns] = [dimensions[shapes.length], dimensions[0]];
  if (init.kind === 'given') {
    if ('factors' in init) return givenFactors(init.factors, shapes);
    checkShape('product', init.product, rows, columns);
    return split(new Matrix(rows, columns, Float64Array.from(init.product.data)), dimensions);
  }
  if (!(init.scale > 0 && init.scale < Infinity)) {
    throw new ArgumentError(`fit: network.init.scale is ${init.scale}, expected a positive number.`);
  }
  const gaussian = (m: number, n: number, deviation: number) =>
    new Matrix(
      m,
      n,
      Float64Array.from({ length: m * n }, () => deviation * random.normal()),
    );
  switch (init.kind) {
    case 'gaussian': {
      const hidden = dimensions.slice(1, -1).reduce((product, width) => product * width, 1);
      const deviation = pow((init.scale * init.scale) / hidden, 1 / (2 * shapes.length));
      return shapes.map(([m, n]) => gaussian(m, n, deviation));
    }
    case 'balanced':
      return split(gaussian(rows, columns, init.scale), dimensions);
    case 'orthogonal':
      return rescale(
        shapes.map(([m, n]) => orthogonal(gaussian(m, n, 1))),
        init.scale,
      );
    case 'identity':
      return rescale(
        shapes.map(([m, n]) => diagonal(m, n, new Float64Array(Math.min(m, n)).fill(1))),
        init.scale,
      );
    default:
      throw new ArgumentError(
        `fit: network.init.kind is '${(init as { kind: string }).kind}', expected gaussian, orthogonal, identity, ` +
          'balanced or given.',
      );
  }
}

function givenFactors(
  factors: readonly Matrix<FloatArray>[],
  shapes: readonly (readonly [number, number])[],
): Matrix[] {
  if (factors.length !== shapes.length) {
    throw new ShapeError(`fit: network.init.factors has ${factors.length} matrices, the network ${shapes.length}.`);
  }
  return factors.map((factor, j) => {
    checkShape(`factors[${j}]`, factor, ...shapes[j]);
    return new Matrix(factor.rows, factor.columns, Float64Array.from(factor.data));
  });
}

function checkShape(what: string, { rows, columns }: Matrix<FloatArray>, m: number, n: number): void {
  if (rows !== m || columns !== n) {
    throw new ShapeError(`fit: network.init.${what} is ${rows} x ${columns}, expected ${m} x ${n}.`);
  }
}

/** Splits W = U S V^T into S^(1/N) V^T, S^(1/N), ..., U S^(1/N), padded with zeros or cut to the widths. */
function split(W: Matrix, dimensions: readonly number[]): Matrix[] {
  const depth = dimensions.length - 1;
  if (depth === 1) return [W];
  const { U, sigma, V } = svd(W);
  const root = sigma.map((s) => pow(s, 1 / depth));
  const factors = dimensions.slice(1).map((m, j) => diagonal(m, dimensions[j], root));
  const [first, last] = [factors[0], factors[depth - 1]];
  for (let k = 0; k < Math.min(first.rows, root.length); k++) {
    for (let j = 0; j < V.rows; j++) first.data[k * first.columns + j] = root[k] * V.get(j, k);
  }
  for (let i = 0; i < U.rows; i++) {
    for (let k = 0; k < last.columns; k++)
      last.data[i * last.columns + k] = k < root.length ? root[k] * U.get(i, k) : 0;
  }
  return factors;
}

function diagonal(m: number, n: number, entries: Float64Array): Matrix {
  const matrix = Matrix.zeros(m, n);
  for (let k = 0; k < Math.min(m, n, entries.length); k++) matrix.data[k * n + k] = entries[k];
  return matrix;
}

function orthogonal(A: Matrix): Matrix {
  if (A.rows >= A.columns) return qr(A).Q;
  return transpose(qr(new Matrix(A.columns, A.rows, A.data)).Q);
}

function rescale(factors: Matrix[], scale: number): Matrix[] {
  const W = factors.reduce((product, factor) => multiply(factor, product));
  const constant = pow((scale * Math.sqrt(W.data.length)) / frobeniusNorm(W), 1 / factors.length);
  return factors.map(
    ({ rows, columns, data }) =>
      new Matrix(
        rows,
        columns,
        data.map((x) => constant * x),
      ),
  );
}
