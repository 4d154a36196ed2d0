import { Matrix, multiply, Observations, random } from '@lowrank/linalg';

const [rows, columns] = [40, 30];
const generator = random(0, 'data');

function positions(count: number) {
  const picked = random(0, 'mask').sample(count, rows * columns);
  return { rowIndices: picked.map((at) => Math.floor(at / columns)), columnIndices: picked.map((at) => at % columns) };
}

function gaussian(m: number, n: number): Matrix {
  return new Matrix(
    m,
    n,
    Float64Array.from({ length: m * n }, () => generator.normal()),
  );
}

const truth = multiply(gaussian(rows, 2), gaussian(2, columns));

/** Half of the entries of a matrix of rank 2, without noise. */
export const lowRank = { truth, observations: Observations.of(truth, positions(600)) };

const [user, item, taste] = [
  gaussian(rows, 1),
  gaussian(columns, 1),
  multiply(gaussian(rows, 1), gaussian(1, columns)),
];

/** 500 ratings of 1 to 5: biases, a little of rank 1, and noise. */
export const ratings = Observations.of(
  new Matrix(
    rows,
    columns,
    taste.data.map((x, at) => {
      const biases = 0.5 * (user.data[Math.floor(at / columns)] + item.data[at % columns]);
      return Math.min(5, Math.max(1, Math.round(3.5 + biases + 0.3 * x + 0.7 * generator.normal())));
    }),
  ),
  positions(500),
);

/** Entries given as [row, column, value]. */
export function entries(m: number, n: number, list: readonly (readonly [number, number, number])[]): Observations {
  const column = (k: number) => list.map((entry) => entry[k]);
  return Observations.from({ rows: m, columns: n, rowIndices: column(0), columnIndices: column(1), values: column(2) });
}

/** |predictions - truth| / |truth| on the entries that are not observed. */
export function unseenError(W: Matrix, truth: Matrix, { rowIndices, columnIndices, columns }: Observations): number {
  const seen = new Set(rowIndices.map((i, k) => i * columns + columnIndices[k]));
  let [error, size] = [0, 0];
  truth.data.forEach((x, at) => {
    if (seen.has(at)) return;
    error += (W.data[at] - x) ** 2;
    size += x * x;
  });
  return Math.sqrt(error / size);
}
