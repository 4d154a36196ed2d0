import { Matrix, Observations, random } from '@lowrank/linalg';
import { inKernelMemory, withoutKernels } from '@lowrank/linalg/kernels';
import { expect, test } from 'vitest';
import { entriesOf } from './entries.js';
import { productAt, sparseTimes, sparseTransposeTimes } from './sparse-product.js';

const [rows, columns] = [6, 5];
const observations = Observations.from({
  rows,
  columns,
  rowIndices: [0, 0, 1, 2, 3, 5, 5],
  columnIndices: [0, 4, 2, 2, 1, 0, 3],
  values: [0, 0, 0, 0, 0, 0, 0],
});

/** (A B) at the observations, S B^T and S^T A for factors of inner size `width`, S holding the first of them. */
function products(width: number): Float64Array[] {
  return inKernelMemory(0, (make) => {
    const stream = random(0, `width ${width}`);
    const matrix = (height: number) => new Matrix(height, width, make(height * width, 'float64'));
    const [A, Bt, byA, byB] = [matrix(rows), matrix(columns), matrix(rows), matrix(columns)];
    const at = make(observations.count, 'float64');
    const entries = entriesOf(observations, make);
    for (const { data } of [A, Bt]) for (let k = 0; k < data.length; k++) data[k] = stream.normal();
    productAt(entries, A, Bt, at);
    sparseTimes(entries, at, Bt, byA);
    sparseTransposeTimes(entries, at, A, byB);
    return [at, byA.data, byB.data].map((data) => Float64Array.from(data));
  });
}

test.each([1, 2, 3, 4, 5, 8, 11])('kernels and plain code have the same bits in float64 with %i inner numbers', (n) => {
  expect(products(n)).toEqual(withoutKernels(() => products(n)));
});
