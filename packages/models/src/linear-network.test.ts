import { type FloatArray, Matrix, multiply, Observations, type Positions, random } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { gather, LinearNetwork, scatterAdd } from './linear-network.js';

const double = (length: number) => new Float64Array(length);
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

describe.each(dimensions.map((sizes) => [sizes.length - 1, sizes] as const))(
  'a network of depth %i',
  (depth, sizes) => {
    const observations = Observations.of(gaussian(5, 4, 'data'), positions);

    it('multiplies its factors', () => {
      const network = new LinearNetwork(start(sizes), double);
      expect(network.depth).toBe(depth);
      const expected = productOf(start(sizes));
      network.forward().data.forEach((x, k) => {
        expect(x).toBeCloseTo(expected.data[k], 13);
      });
    });

    it('has the same observed entries the dense and the sparse way', () => {
      const network = new LinearNetwork(start(sizes), double);
      const [dense, sparse] = [double(6), double(6)];
      gather(observations, network.forward(), dense);
      network.forwardAt(observations, sparse);
      for (let k = 0; k < 6; k++) expect(sparse[k]).toBeCloseTo(dense[k], 13);
    });

    it('has the same gradients the dense and the sparse way', () => {
      const network = new LinearNetwork(start(sizes), double);
      const byEntry = Float64Array.of(1, -2, 0.5, 3, -1, 0.25);
      const byProduct = Matrix.zeros(5, 4);
      scatterAdd(observations, byEntry, byProduct);
      network.forward();
      network.backward(byProduct);
      const dense = network.gradients.map(({ data }) => data.slice());
      network.forwardAt(observations, double(6));
      network.backwardAt(observations, byEntry);
      network.gradients.forEach(({ data }, j) => {
        data.forEach((x, k) => {
          expect(x).toBeCloseTo(dense[j][k], 12);
        });
      });
    });

    it('has the gradients of central differences', () => {
      const weights = gaussian(5, 4, 'weights');
      const objective = (factors: readonly Matrix<FloatArray>[]) =>
        Array.from(productOf(factors).data).reduce((sum, x, k) => sum + weights.data[k] * x * x, 0) / 2;
      const network = new LinearNetwork(start(sizes), double);
      const P = network.forward();
      network.backward(
        new Matrix(
          5,
          4,
          Float64Array.from(P.data, (x, k) => weights.data[k] * x),
        ),
      );
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
  },
);
