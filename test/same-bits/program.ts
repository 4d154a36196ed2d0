import { lowRankProblem } from '@lowrank/datasets';
import { cos, exp, kernels, log, Matrix, multiply, pow, random, svd, symmetricEigen } from '@lowrank/linalg';
import { type FitOptions, fit, subspace } from '@lowrank/models';
import { adam, holdThenDecay } from '@lowrank/optimizers';
import { ratio } from '@lowrank/regularizers';

/** What the program computes, in whichever engine runs it. */
export interface Computed {
  readonly kernels: 'wasm' | 'plain';
  /** By name, the numbers as float64, little-endian, each byte two hexadecimal digits. */
  readonly numbers: Readonly<Record<string, string>>;
}

type Training = Omit<FitOptions, 'observations' | 'seed'> & { readonly observed?: number };
type Precision = NonNullable<FitOptions['precision']>;

/** Computes the same numbers in every engine: no clock, no environment, nothing but the packages. */
export async function compute(): Promise<Computed> {
  const lists = {
    'random numbers': randomNumbers(2000),
    'elementary functions': randomNumbers(500).flatMap((x) => [exp(x), log(x * x), pow(2 + x * x, x), cos(x)]),
    'product, float64': multiply(gaussian(60, 70), gaussian(70, 50)).data,
    'product, float32': multiply(single(gaussian(60, 70)), single(gaussian(70, 50))).data,
    'svd, 60 x 41': partsOf(svd(gaussian(60, 41))),
    'symmetricEigen, 41 x 41': partsOf(symmetricEigen(gram(gaussian(60, 41)))),
    'depth 1, ratio, Adam, float32': await depthOne('float32'),
    'depth 1, ratio, Adam, float64': await depthOne('float64'),
    'depth 3, Adam, float32': await depthThree('float32'),
    'depth 3, Adam, float64': await depthThree('float64'),
    'depth 2, few observed, float32': await depthTwo('float32'),
    'depth 2, few observed, float64': await depthTwo('float64'),
  };
  const numbers = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, hexadecimal(list)]));
  return { kernels: kernels(), numbers };
}

function randomNumbers(count: number): number[] {
  const stream = random(0, 'numbers');
  return Array.from({ length: count }, () => [stream.uniform(), stream.normal()]).flat();
}

/** Entries are numbers of single precision, so that `single` rounds nothing. */
function gaussian(rows: number, columns: number): Matrix {
  const stream = random(0, `${rows} x ${columns}`);
  return new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => Math.fround(stream.normal())),
  );
}

const single = ({ rows, columns, data }: Matrix) => new Matrix(rows, columns, Float32Array.from(data));
const gram = (A: Matrix): Matrix => multiply(A, A, { transposeA: true });

/** All numbers of a decomposition, vectors and matrices one after the other. */
const partsOf = (decomposition: object): number[] =>
  Object.values(decomposition).flatMap((part) => [...(part instanceof Matrix ? part.data : part)]);

/** The one layer of the experiment `headline`, with shorter schedules. */
const depthOne = (precision: Precision) =>
  train({
    precision,
    network: { depth: 1, init: { kind: 'gaussian', scale: 1e-3 } },
    terms: [{ penalty: ratio(), weight: holdThenDecay({ value: 0.05, hold: 200, until: 300, factor: 1e-3 }) }],
    engine: subspace({ rank: 16, floor: 1e-4 }),
    optimizer: adam({ learningRate: holdThenDecay({ value: 0.03, hold: 200, until: 300, factor: 0.01 }) }),
    steps: 300,
  });

/** The deepest network of the experiment `headline`. */
const depthThree = (precision: Precision) =>
  train({
    precision,
    network: { depth: 3, init: { kind: 'gaussian', scale: 1e-3 } },
    optimizer: adam({ learningRate: 1e-4 }),
    steps: 200,
  });

/** So few entries that the product is never formed; an odd width, which kernels end with a remainder. */
const depthTwo = (precision: Precision) =>
  train({
    precision,
    observed: 400,
    network: { depth: 2, widths: [31], init: { kind: 'gaussian', scale: 0.1 } },
    optimizer: adam({ learningRate: 1e-2 }),
    steps: 100,
  });

/** The parameters after training. */
async function train({ observed = 2000, ...options }: Training): Promise<number[]> {
  const { observations } = lowRankProblem({ rows: 100, columns: 100, rank: 5, observed, seed: 0 });
  const { factors } = await fit({ observations, seed: 0, ...options });
  return factors.flatMap(({ data }) => [...data]);
}

function hexadecimal(list: ArrayLike<number>): string {
  const view = new DataView(new ArrayBuffer(8 * list.length));
  for (let k = 0; k < list.length; k++) view.setFloat64(8 * k, list[k], true);
  return Array.from(new Uint8Array(view.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
