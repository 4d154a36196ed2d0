import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lowRankProblem } from '@lowrank/datasets';
import { Observations } from '@lowrank/linalg';

/** The completion problems that steps are timed on. */
export type ProblemName = keyof typeof problems;

const problems = {
  small: () => lowRankProblem({ rows: 100, columns: 100, rank: 5, observed: 2000, seed: 0 }).observations,
  movielens,
  large: () => lowRankProblem({ rows: 6040, columns: 3706, rank: 5, observed: 1_000_000, seed: 0 }).observations,
};

export function makeProblem(name: ProblemName): Observations {
  return problems[name]();
}

/** The file of MovieLens 100K that `movielens` is read from; undefined where LOWRANK_DATA is not set. */
export function movielensFile({ LOWRANK_DATA: folder }: NodeJS.ProcessEnv): string | undefined {
  return folder ? join(folder, 'ml-100k', 'u1.base') : undefined;
}

/** The training part u1 of MovieLens 100K: 943 users by 1682 films, 80,000 ratings from 1 to 5. */
function movielens(): Observations {
  const file = movielensFile(process.env);
  if (!file) throw new Error('LOWRANK_DATA is not set.');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const ratings = lines.map((line) => line.split('\t').map(Number));
  return Observations.from({
    rows: 943,
    columns: 1682,
    rowIndices: ratings.map(([user]) => user - 1),
    columnIndices: ratings.map(([, film]) => film - 1),
    values: ratings.map(([, , rating]) => rating),
  });
}
