import { type FloatArray, Matrix, multiply, Observations, type Positions, random } from '@lowrank/linalg';
import { inKernelMemory, productScratch, withoutKernels } from '@lowrank/linalg/kernels';
import { describe, expect, it } from 'vitest';
import { entriesOf } from './entries.js';
import { LinearNetwork } from './linear-network.js';
import { gather, scatterAdd } from './observed-entries.js';

const dimensions = [
  [4, 5],
  [4, 3, 5],
  [4, 2, 6, 5],
  [4, 4, 1, 3, 5],
];
const positions: Positions = { rowIndices: [0, 1, 1, 3, 4, 4], columnIndices: [2, 0, 3, 1, 0, 2] };

function gaussian(rows: number, columns: number, axis: string): Matrix {
  const generator = random(1, axis);
  return new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => generator.normal()),
  );
}
const start = (sizes: readonly number[]) => sizes.slice(1).map((rows, j) => gaussian(rows, sizes[j], `W${j}`));
const productOf = (factors: readonly Matrix<FloatArray>[]) =>
  factors.reduce((product, factor) => multiply(factor, product)) as Matrix<FloatArray>;

const observations = Observations.of(gaussian(5, 4, 'data'), positions);
/** A dense and a sparse network, the places of the observations, and arrays for their entries, in one kernel memory. */
const build = (sizes: readonly number[]) =>
  inKernelMemory(productScratch(6), (make) => {
    const double = (length: number) => make(length, 'float64');
    return {
      network: new LinearNetwork(start(sizes), true, double),
      sparse: new LinearNetwork(start(sizes), false, double),
      entries: entriesOf(observations, make),
      values: [double(6), double(6)],
    };
  });
const runs = dimensions.flatMap((sizes) => [
  [sizes.length - 1, 'kernels', sizes, build] as const,
  [sizes.length - 1, 'plain code', sizes, (s: readonly number[]) => withoutKernels(() => build(s))] as const,
]);

describe.each(runs)('a network of depth %i by %s', (depth, _, sizes, build) => {
  it('multiplies its factors', () => {
    const { network } = build(sizes);
    expect(network.depth).toBe(depth);
    const expected = productOf(start(sizes));
    network.forward().data.forEach((x, k) => {
      expect(x).toBeCloseTo(expected.data[k], 13);
    });
  });

  it('has the same observed entries the dense and the sparse way', () => {
    const { network, sparse, entries, values } = build(sizes);
    gather(entries.at, network.forward().data, values[0]);
    sparse.forwardAt(entries, values[1]);
    for (let k = 0; k < 6; k++) expect(values[1][k]).toBeCloseTo(values[0][k], 13);
  });

  it('has the same gradients the dense and the sparse way', () => {
    const { network, sparse, entries, values } = build(sizes);
    values[0].set([1, -2, 0.5, 3, -1, 0.25]);
    scatterAdd(entries.at, values[0], network.byProduct.data);
    network.forward();
    network.backward();
    sparse.forwardAt(entries, values[1]);
    sparse.backwardAt(entries, values[0]);
    network.gradients.forEach(({ data }, j) => {
      data.forEach((x, k) => {
        expect(sparse.gradients[j].data[k]).toBeCloseTo(x, 12);
      });
    });
  });

  it('has the gradients of central differences', () => {
    const weights = gaussian(5, 4, 'weights');
    const objective = (factors: readonly Matrix<FloatArray>[]) =>
      Array.from(productOf(factors).data).reduce((sum, x, k) => sum + weights.data[k] * x * x, 0) / 2;
    const { network } = build(sizes);
    const P = network.forward();
    network.byProduct.data.set(P.data.map((x, k) => weights.data[k] * x));
    network.backward();
    const h = 1e-5;
    for (let j = 0; j < depth; j++) {
      for (let k = 0; k < network.factors[j].data.length; k++) {
        const at = (change: number) => {
          const factors = start(sizes);
          factors[j].data[k] += change;
          return objective(factors);
        };
        const difference = (at(h) - at(-h)) / (2 * h);
        expect(Math.abs(difference - network.gradients[j].data[k])).toBeLessThan(1e-7 * (1 + Math.abs(difference)));
      }
    }
  });
});
