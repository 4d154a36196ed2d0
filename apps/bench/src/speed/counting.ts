import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { movielensFolder } from './problem.js';
import { nameBlas, type PythonDescription } from './python/description.js';
import type { RowPlan } from './row.js';

/** The versions that bars are set against. */
const countedVersions = { torch: '1.13', numpy: '1.24' };

const openblas = 'On Debian: apt-get install libopenblas0-pthread.';

/** Why a measured row says nothing about its bar; undefined where it does. */
export function reasonNotToCount(plan: RowPlan, python: PythonDescription | undefined): string | undefined {
  if (plan.bar === null) return 'for orientation, there is no bar';
  if (plan.ours.work === 'runs' && availableParallelism() < plan.ours.workers)
    return 'there are fewer cores than workers';
  for (const opponent of plan.theirs) {
    if (!('python' in opponent) || !python) continue;
    const { library } = opponent;
    const [version, counted] = [python[library], countedVersions[library]];
    if (!version.startsWith(`${counted}.`)) return `${library} is ${version}, the bar is set against ${counted}`;
    const blas = library === 'torch' ? python.torchBlas : python.numpyBlas;
    if (blas.kind === 'reference')
      return `${library} runs on ${nameBlas(blas)}, a yardstick of results and not of speed. ${openblas}`;
    if (blas.kind === 'unknown') return `${library} runs on ${nameBlas(blas)}`;
  }
  return undefined;
}

/** Why the data of a row can't be had; undefined where they can. */
export function missingData(plan: RowPlan, env: NodeJS.ProcessEnv): string | undefined {
  if (plan.ours.work !== 'training' || plan.ours.problem !== 'movielens') return undefined;
  const folder = movielensFolder(env);
  if (folder && existsSync(folder)) return undefined;
  const why = folder ? `there is no ${folder}` : 'LOWRANK_DATA is not set';
  return `${why}. Unpack MovieLens 100K and let LOWRANK_DATA name the folder that contains ml-100k`;
}
