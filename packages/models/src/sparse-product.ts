import type { FloatArray, Matrix } from '@lowrank/linalg';
import { dot } from './dot.js';
import type { Entries } from './entries.js';
import { stepKernel } from './step-kernels.js';

/** out_k = (A B)_(i,j) at the observed entries k = (i, j), for A [m, h] and the transpose of B, [n, h]. */
export function productAt(
  { rowIndices, columnIndices }: Entries,
  A: Matrix<FloatArray>,
  Bt: Matrix<FloatArray>,
  out: FloatArray,
): void {
  const { columns: width, data: a } = A;
  const b = Bt.data;
  const kernel = stepKernel('productAt', [a, b, out], rowIndices, columnIndices);
  if (kernel) {
    const [i, j] = [rowIndices.byteOffset, columnIndices.byteOffset];
    kernel(i, j, a.byteOffset, b.byteOffset, width, out.byteOffset, out.length);
    return;
  }
  for (let k = 0; k < out.length; k++) {
    out[k] = dot(a, rowIndices[k] * width, b, columnIndices[k] * width, width);
  }
}

/** out = S B^T for the sparse S with values s on the observed entries, [m, n], and the transpose of B, [n, h]. */
export function sparseTimes(
  { rowIndices, columnIndices }: Entries,
  s: FloatArray,
  Bt: Matrix<FloatArray>,
  out: Matrix<FloatArray>,
): void {
  addRows(columnIndices, rowIndices, s, Bt, out);
}

/** out = S^T A for the sparse S with values s on the observed entries, [m, n], and A [m, h]. */
export function sparseTransposeTimes(
  { rowIndices, columnIndices }: Entries,
  s: FloatArray,
  A: Matrix<FloatArray>,
  out: Matrix<FloatArray>,
): void {
  addRows(rowIndices, columnIndices, s, A, out);
}

/** Row target[k] of out = sum over k of s_k times row source[k] of A. */
function addRows(
  source: Int32Array,
  target: Int32Array,
  s: FloatArray,
  A: Matrix<FloatArray>,
  out: Matrix<FloatArray>,
): void {
  const { columns: width, data: a } = A;
  const o = out.data.fill(0);
  const kernel = stepKernel('addRows', [s, a, o], source, target);
  if (kernel) {
    kernel(source.byteOffset, target.byteOffset, s.byteOffset, a.byteOffset, width, o.byteOffset, s.length);
    return;
  }
  for (let k = 0; k < s.length; k++) {
    const factor = s[k];
    const end = source[k] * width + width;
    for (let i = end - width, j = target[k] * width; i < end; i++, j++) o[j] += factor * a[i];
  }
}
