import { type Allocate, type FloatArray, Matrix, multiply, type Observations } from '@lowrank/linalg';
import { productAt, sparseTimes, sparseTransposeTimes } from './sparse-product.js';

/**
 * The linear network W = W_N ... W_1 with its gradients and the buffers between them.
 *
 * A step goes one of two ways. Where a term needs the whole product: `forward`, then `backward` with the gradient by W.
 * Where only observed entries matter: `forwardAt`, then `backwardAt` with the gradient by those entries, and neither
 * the product nor its gradient is ever made dense (at depth 1 they are the parameter itself).
 */
export class LinearNetwork {
  /** W_1 ... W_N; training writes to them. */
  readonly factors: readonly Matrix<FloatArray>[];
  /** dL/dW_1 ... dL/dW_N after a backward pass. */
  readonly gradients: readonly Matrix<FloatArray>[];
  /** W_j ... W_1; the last is the product. */
  private readonly partial: readonly Matrix<FloatArray>[];
  /** (W_{j+1} ... W_N)^T times the gradient by W; the first is the gradient by W_1. */
  private readonly carried: readonly Matrix<FloatArray>[];
  /** Transposes of the input and output of the last layer, [n, h]; only the sparse way at depth 2 or more needs them. */
  private readonly inputT: Matrix<FloatArray>;
  private readonly carriedT: Matrix<FloatArray>;

  constructor(start: readonly Matrix[], allocate: Allocate) {
    const make = (rows: number, columns: number) => new Matrix(rows, columns, allocate(rows * columns));
    const columns = start[0].columns;
    const last = start[start.length - 1];
    this.factors = start.map(({ rows, columns, data }) => {
      const factor = make(rows, columns);
      factor.data.set(data);
      return factor;
    });
    this.gradients = start.map((factor) => make(factor.rows, factor.columns));
    this.partial = this.factors.map((factor, j) => (j === 0 ? factor : make(factor.rows, columns)));
    this.carried = start.slice(0, -1).map((factor, j) => (j === 0 ? this.gradients[0] : make(factor.rows, columns)));
    this.inputT = start.length > 1 ? make(columns, last.columns) : this.factors[0];
    this.carriedT = start.length > 1 ? make(columns, last.columns) : this.factors[0];
  }

  /** N, the number of factors. */
  get depth(): number {
    return this.factors.length;
  }

  /** W = W_N ... W_1, valid until the parameters change or the next pass. */
  forward(): Matrix<FloatArray> {
    return this.forwardTo(this.depth);
  }

  /** The entries of W at the observed positions, in their order. */
  forwardAt(observations: Observations, out: FloatArray): void {
    if (this.depth === 1) {
      gather(observations, this.factors[0], out);
    } else {
      transposeTo(this.forwardTo(this.depth - 1), this.inputT);
      productAt(observations, this.factors[this.depth - 1], this.inputT, out);
    }
  }

  /** Gradients by the factors from the gradient by W. `gradient` is written to at depth 1 only. */
  backward(gradient: Matrix<FloatArray>): void {
    const top = this.depth - 1;
    if (top === 0) {
      this.gradients[0].data.set(gradient.data);
      return;
    }
    multiply(gradient, this.partial[top - 1], { transposeB: true, out: this.gradients[top] });
    multiply(this.factors[top], gradient, { transposeA: true, out: this.carried[top - 1] });
    this.backwardFrom(top - 1);
  }

  /** Gradients by the factors from the gradient by the observed entries, after {@link forwardAt}. */
  backwardAt(observations: Observations, gradient: FloatArray): void {
    const top = this.depth - 1;
    if (top === 0) {
      this.gradients[0].data.fill(0);
      scatterAdd(observations, gradient, this.gradients[0]);
      return;
    }
    sparseTimes(observations, gradient, this.inputT, this.gradients[top]);
    sparseTransposeTimes(observations, gradient, this.factors[top], this.carriedT);
    transposeTo(this.carriedT, this.carried[top - 1]);
    this.backwardFrom(top - 1);
  }

  /** W_count ... W_1. */
  private forwardTo(count: number): Matrix<FloatArray> {
    for (let j = 1; j < count; j++) multiply(this.factors[j], this.partial[j - 1], { out: this.partial[j] });
    return this.partial[count - 1];
  }

  /** Goes on from the gradient by the output of layer j, which stands in carried[j]. */
  private backwardFrom(j: number): void {
    for (; j > 0; j--) {
      multiply(this.carried[j], this.partial[j - 1], { transposeB: true, out: this.gradients[j] });
      multiply(this.factors[j], this.carried[j], { transposeA: true, out: this.carried[j - 1] });
    }
  }
}

/** out_k = W at the observed entry k. */
export function gather({ rowIndices, columnIndices }: Observations, W: Matrix<FloatArray>, out: FloatArray): void {
  for (let k = 0; k < out.length; k++) out[k] = W.data[rowIndices[k] * W.columns + columnIndices[k]];
}

/** Adds value k to the observed entry k of `out`. */
export function scatterAdd(
  { rowIndices, columnIndices }: Observations,
  values: FloatArray,
  out: Matrix<FloatArray>,
): void {
  for (let k = 0; k < values.length; k++) out.data[rowIndices[k] * out.columns + columnIndices[k]] += values[k];
}

function transposeTo(A: Matrix<FloatArray>, out: Matrix<FloatArray>): void {
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.columns; j++) out.data[j * A.rows + i] = A.data[i * A.columns + j];
  }
}
