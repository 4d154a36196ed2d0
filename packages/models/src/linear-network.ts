import { type Allocate, type FloatArray, Matrix, multiply } from '@lowrank/linalg';
import type { Entries } from './entries.js';
import { gather, scatterAdd } from './observed-entries.js';
import { productAt, sparseTimes, sparseTransposeTimes } from './sparse-product.js';
import { transposeTo } from './transpose-to.js';

/**
 * The linear network W = W_N ... W_1 with its gradients and the buffers between them.
 *
 * A step goes one of two ways. A `dense` network has the whole product: `forward`, then `backward` from the gradient by W
 * in `byProduct`. Where only observed entries matter: `forwardAt`, then `backwardAt` with the gradient by those entries,
 * and neither the product nor its gradient is ever made dense (at depth 1 they are the parameter itself).
 */
export class LinearNetwork {
  /** W_1 ... W_N; training writes to them. */
  readonly factors: readonly Matrix<FloatArray>[];
  /** dL/dW_1 ... dL/dW_N after a backward pass. */
  readonly gradients: readonly Matrix<FloatArray>[];
  /** dL/dW [m, n], for {@link backward}; at depth 1 it is the gradient by the only factor. Only if `dense`. */
  readonly byProduct: Matrix<FloatArray>;
  /** W_j ... W_1; the last is the product, only if `dense`. */
  private readonly partial: readonly Matrix<FloatArray>[];
  /** (W_{j+1} ... W_N)^T times the gradient by W; the first is the gradient by W_1. */
  private readonly carried: readonly Matrix<FloatArray>[];
  /** Transposes of the input and output of the last layer, [n, h]; only the sparse way at depth 2 or more needs them. */
  private readonly inputT: Matrix<FloatArray>;
  private readonly carriedT: Matrix<FloatArray>;

  constructor(start: readonly Matrix[], dense: boolean, allocate: Allocate) {
    const make = (rows: number, columns: number) => new Matrix(rows, columns, allocate(rows * columns));
    const columns = start[0].columns;
    const top = start.length - 1;
    const { rows, columns: width } = start[top];
    // Stands where this way of making a step needs no matrix.
    const none = make(1, 1);
    this.factors = start.map(({ rows, columns, data }) => {
      const factor = make(rows, columns);
      factor.data.set(data);
      return factor;
    });
    this.gradients = start.map((factor) => make(factor.rows, factor.columns));
    this.byProduct = top === 0 ? this.gradients[0] : dense ? make(rows, columns) : none;
    this.partial = this.factors.map((factor, j) => {
      if (j === 0) return factor;
      return j < top || dense ? make(factor.rows, columns) : none;
    });
    this.carried = start.slice(0, -1).map((factor, j) => (j === 0 ? this.gradients[0] : make(factor.rows, columns)));
    [this.inputT, this.carriedT] = top > 0 && !dense ? [make(columns, width), make(columns, width)] : [none, none];
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
  forwardAt(entries: Entries, out: FloatArray): void {
    const top = this.depth - 1;
    if (top === 0) {
      gather(entries.at, this.factors[0].data, out);
    } else {
      transposeTo(this.forwardTo(top), this.inputT);
      productAt(entries, this.factors[top], this.inputT, out);
    }
  }

  /** Gradients by the factors from `byProduct`. */
  backward(): void {
    const top = this.depth - 1;
    if (top === 0) return;
    multiply(this.byProduct, this.partial[top - 1], { transposeB: true, out: this.gradients[top] });
    multiply(this.factors[top], this.byProduct, { transposeA: true, out: this.carried[top - 1] });
    this.backwardFrom(top - 1);
  }

  /** Gradients by the factors from the gradient by the observed entries, after {@link forwardAt}. */
  backwardAt(entries: Entries, gradient: FloatArray): void {
    const top = this.depth - 1;
    if (top === 0) {
      this.gradients[0].data.fill(0);
      scatterAdd(entries.at, gradient, this.gradients[0].data);
      return;
    }
    sparseTimes(entries, gradient, this.inputT, this.gradients[top]);
    sparseTransposeTimes(entries, gradient, this.factors[top], this.carriedT);
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
