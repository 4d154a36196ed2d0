import { leastSquares, Matrix, Observations } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { refitBiases } from './biases.js';

const init = {
  rows: 3,
  columns: 3,
  rowIndices: [0, 0, 1, 1, 2, 2],
  columnIndices: [0, 1, 1, 2, 0, 2],
  values: [4, 5, 1, 2, 3, 7],
};
const weights = [1, 2, 1, 3, 1, 2];
const zero = () => ({ mean: 0, rows: new Float64Array(3), columns: new Float64Array(3) });

describe('refitBiases', () => {
  it('fits the mean, then the columns, then the rows, as its formulas say', () => {
    const biases = zero();
    refitBiases(Observations.from(init), undefined, { rows: 2, columns: 1 }, biases);
    const mean = 22 / 6;
    const columns = [(7 - 2 * mean) / 3, (6 - 2 * mean) / 3, (9 - 2 * mean) / 3];
    const rows = [
      (9 - 2 * mean - columns[0] - columns[1]) / 4,
      (3 - 2 * mean - columns[1] - columns[2]) / 4,
      (10 - 2 * mean - columns[0] - columns[2]) / 4,
    ];
    expect(biases.mean).toBeCloseTo(mean, 14);
    columns.forEach((c, j) => {
      expect(biases.columns[j]).toBeCloseTo(c, 14);
    });
    rows.forEach((b, i) => {
      expect(biases.rows[i]).toBeCloseTo(b, 14);
    });
  });

  it('comes to the damped and weighted least-squares solution when repeated', () => {
    const observations = Observations.from({ ...init, weights });
    const W = [0.5, -1, 0.25, 2, 0, -0.5];
    const biases = zero();
    for (let round = 0; round < 200; round++) refitBiases(observations, W, { rows: 2, columns: 1 }, biases);
    // The same as one least-squares problem: an equation per entry, and one sqrt(damping) b = 0 per bias.
    const equations = init.values.map((value, k) => {
      const row = new Array<number>(7).fill(0);
      const root = Math.sqrt(weights[k]);
      row[0] = row[1 + init.rowIndices[k]] = row[4 + init.columnIndices[k]] = root;
      return { row, right: root * (value - W[k]) };
    });
    for (let b = 0; b < 6; b++) {
      const row = new Array<number>(7).fill(0);
      row[1 + b] = Math.sqrt(b < 3 ? 2 : 1);
      equations.push({ row, right: 0 });
    }
    const { x } = leastSquares(
      Matrix.from(equations.map(({ row }) => row)),
      equations.map(({ right }) => right),
    );
    [biases.mean, ...biases.rows, ...biases.columns].forEach((value, k) => {
      expect(value).toBeCloseTo(x[k], 10);
    });
  });

  it('leaves rows and columns without an entry at 0, also undamped', () => {
    const biases = { mean: 0, rows: new Float64Array(2), columns: new Float64Array(2) };
    const observations = Observations.from({
      rows: 2,
      columns: 2,
      rowIndices: [0, 0],
      columnIndices: [0, 1],
      values: [1, 3],
    });
    refitBiases(observations, undefined, { rows: 0, columns: 0 }, biases);
    expect([biases.mean, ...biases.rows, ...biases.columns]).toEqual([2, 0, 0, -1, 1]);
  });
});
