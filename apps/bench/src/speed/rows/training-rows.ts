import { chooseEngine } from '@lowrank/models';
import { ratio } from '@lowrank/regularizers';
import { makeProblem, type ProblemName } from '../problem.js';
import type { PythonWork } from '../python/python-process.js';
import type { RowPlan } from '../row.js';
import { learningRate, ratioWeight } from '../training-setting.js';
import type { TrainingOptions } from '../works/training.js';
import type { NodeWork } from '../works/works.js';

const onSmall = 'one step, 100 x 100 of rank 5, 2,000 observed, depth 1, ratio with weight .05, Adam, float32';

/** Rank and floor of the engine that `auto` stands for at a size. */
const subspaceAt = (rows: number, columns: number) =>
  chooseEngine([{ penalty: ratio(), weight: ratioWeight }], rows, columns)?.params ?? {};

/** Four products of a matrix with k directions: W V, W^T (W V), W V again, and the gradient. */
const subspaceFlops = (rows: number, columns: number) => 8 * rows * columns * Number(subspaceAt(rows, columns).rank);

function ratioStep(problem: ProblemName, options: Partial<TrainingOptions> = {}): NodeWork {
  return {
    work: 'training',
    problem,
    depth: 1,
    weight: ratioWeight,
    block: problem === 'small' ? 20 : 1,
    ...options,
  };
}

/** Steps with the penalty, as somebody with PyTorch takes them. */
const autograd = (problem: ProblemName) => ({
  name: 'autograd',
  library: 'torch' as const,
  python: () => autogradWork(problem, 1, ratioWeight),
});

export async function autogradWork(problem: ProblemName, depth: number, weight: number): Promise<PythonWork> {
  return { work: 'autograd', ...(await asJson(problem)), depth, weight, learningRate };
}

const byHand = {
  name: 'by hand',
  library: 'torch' as const,
  python: async (): Promise<PythonWork> => ({
    work: 'by-hand',
    ...(await asJson('small')),
    weight: ratioWeight,
    learningRate,
    ...subspaceAt(100, 100),
  }),
};

async function asJson(problem: ProblemName) {
  const { rows, columns, rowIndices, columnIndices, values } = await makeProblem(problem);
  return { rows, columns, rowIndices: [...rowIndices], columnIndices: [...columnIndices], values: [...values] };
}

const smallFlops = subspaceFlops(100, 100);

export const trainingRows: readonly RowPlan[] = [
  {
    id: 'step-ratio',
    work: `${onSmall}, engine auto`,
    against: 'PyTorch, autograd',
    bar: 1 / 5,
    stretch: 1 / 10,
    ours: ratioStep('small'),
    theirs: [autograd('small')],
    warmUp: 300,
    flops: { ours: smallFlops },
  },
  {
    id: 'step-ratio-by-hand',
    work: `${onSmall}, engine auto`,
    against: 'PyTorch, the same algorithm by hand',
    bar: 1,
    stretch: 0.7,
    ours: ratioStep('small'),
    theirs: [byHand],
    warmUp: 300,
    flops: { ours: smallFlops, theirs: smallFlops },
  },
  {
    id: 'step-ratio-exact',
    work: `${onSmall}, engine exact`,
    against: 'PyTorch, autograd',
    bar: 4,
    stretch: 2,
    ours: ratioStep('small', { engine: 'exact' }),
    theirs: [autograd('small')],
    warmUp: 300,
  },
  {
    id: 'step-ratio-tfjs',
    work: `${onSmall}, engine auto, as a tensor program on the wasm backend`,
    against: 'PyTorch, autograd',
    bar: 1,
    stretch: 0.5,
    ours: ratioStep('small', { runtime: 'tfjs' }),
    theirs: [autograd('small')],
    warmUp: 300,
  },
  {
    id: 'step-movielens',
    work: 'one step, 943 x 1682, 80,000 observed (MovieLens 100K, u1), depth 1, ratio, Adam, float32, engine auto',
    against: 'PyTorch, autograd, 2 threads',
    bar: 1 / 10,
    stretch: 1 / 20,
    ours: ratioStep('movielens'),
    theirs: [autograd('movielens')],
    threads: 2,
    flops: { ours: subspaceFlops(943, 1682) },
  },
  {
    id: 'step-6040',
    work: 'one step, 6040 x 3706, 1,000,000 observed, depth 1, ratio, Adam, float32, engine auto',
    against: 'one torch.linalg.svd of that size, thin, float32',
    bar: 1 / 30,
    stretch: 1 / 60,
    ours: ratioStep('large'),
    theirs: [
      {
        name: 'torch.linalg.svd',
        library: 'torch',
        python: async () => ({ work: 'torch-svd', rows: 6040, columns: 3706 }),
      },
    ],
    flops: { ours: subspaceFlops(6040, 3706) },
    memoryBarMiB: 2048,
  },
];
