import { join } from 'node:path';
import { lowRankProblem } from '@lowrank/datasets';
import { movieLens100k, movieLensSplit } from '@lowrank/datasets/node';
import type { Observations } from '@lowrank/linalg';

/** The completion problems that steps are timed on. */
export type ProblemName = keyof typeof problems;

const problems = {
  small: async () => lowRankProblem({ rows: 100, columns: 100, rank: 5, observed: 2000, seed: 0 }).observations,
  movielens: async () =>
    (await movieLensSplit(await movieLens100k({ path: movielensFolder(process.env) }), 'u1')).train,
  large: async () => lowRankProblem({ rows: 6040, columns: 3706, rank: 5, observed: 1_000_000, seed: 0 }).observations,
};

export function makeProblem(name: ProblemName): Promise<Observations> {
  return problems[name]();
}

/** The folder that `movielens` is read from; undefined where LOWRANK_DATA is not set. */
export function movielensFolder({ LOWRANK_DATA: folder }: NodeJS.ProcessEnv): string | undefined {
  return folder ? join(folder, 'ml-100k') : undefined;
}
