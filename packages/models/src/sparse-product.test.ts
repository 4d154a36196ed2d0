import { Matrix } from '@lowrank/linalg';
import { describe, expect, test } from 'vitest';
import { bothWays, gaussian, indices } from './fixtures/both-ways.js';
import { productAt, sparseTimes, sparseTransposeTimes } from './sparse-product.js';

const [rows, columns] = [5, 7];
const widths = [1, 2, 3, 4, 5, 7, 8, 9, 16, 33];
const counts = [1, 2, 3, 40];
const cases = widths.flatMap((width) => counts.map((count) => [width, count] as const));

/** Of float32; float64 has the same bits. */
const unit = 2 ** -24;

describe.each(['float32', 'float64'] as const)('%s', (precision) => {
  const run = (width: number, count: number) =>
    bothWays(
      (make) => ({
        rowIndices: indices(make(count, 'int32'), rows, 'rows'),
        columnIndices: indices(make(count, 'int32'), columns, 'columns'),
        a: gaussian(make(rows * width, precision), 'a'),
        bt: gaussian(make(columns * width, precision), 'bt'),
        s: gaussian(make(count, precision), 's'),
        products: make(count, precision),
        left: make(rows * width, precision).fill(9),
        right: make(columns * width, precision).fill(9),
      }),
      ({ a, bt, s, products, left, right, ...places }) => {
        const entries = { ...places, at: places.rowIndices };
        const [A, Bt] = [new Matrix(rows, width, a), new Matrix(columns, width, bt)];
        productAt(entries, A, Bt, products);
        sparseTimes(entries, s, Bt, new Matrix(rows, width, left));
        sparseTransposeTimes(entries, s, A, new Matrix(columns, width, right));
      },
    );

  test.each(cases)('entries of a product: width %i, %i entries', (width, count) => {
    const { kernel, twin } = run(width, count);
    if (precision === 'float64') {
      expect(kernel.products).toEqual(twin.products);
      return;
    }
    for (let k = 0; k < count; k++) {
      let size = 0;
      for (let h = 0; h < width; h++) {
        size += Math.abs(kernel.a[kernel.rowIndices[k] * width + h] * kernel.bt[kernel.columnIndices[k] * width + h]);
      }
      // Two sums of as many terms, each with one rounding a term at most (Higham 2002, 3.13).
      const bound = 1.01 * 2 * width * unit * size;
      expect(Math.abs(kernel.products[k] - twin.products[k])).toBeLessThanOrEqual(bound);
    }
  });

  test.each(cases)('a sparse matrix and its transpose times a matrix: width %i, %i entries', (width, count) => {
    const { kernel, twin } = run(width, count);
    if (precision === 'float64') {
      expect([kernel.left, kernel.right]).toEqual([twin.left, twin.right]);
      return;
    }
    const { rowIndices, columnIndices, a, bt, s } = kernel;
    const sizes = { left: new Float64Array(rows * width), right: new Float64Array(columns * width) };
    for (let k = 0; k < count; k++) {
      for (let h = 0; h < width; h++) {
        const [i, j] = [rowIndices[k] * width + h, columnIndices[k] * width + h];
        sizes.left[i] += Math.abs(s[k] * bt[j]);
        sizes.right[j] += Math.abs(s[k] * a[i]);
      }
    }
    for (const name of ['left', 'right'] as const) {
      for (const [k, value] of kernel[name].entries()) {
        // Kernel: a product and a sum rounded for each term; twin: the sum.
        const bound = 1.01 * (2 * count + 1) * unit * sizes[name][k];
        expect(Math.abs(value - twin[name][k])).toBeLessThanOrEqual(bound);
      }
    }
  });
});
