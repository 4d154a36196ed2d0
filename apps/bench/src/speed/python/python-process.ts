import { join } from 'node:path';
import { packageRoot } from '../../package-root.js';
import type { Contender } from '../contender.js';
import { type LineProcess, startLineProcess } from '../line-process.js';
import type { PythonDescription } from './description.js';

/** The work that Python does, by name and options: see speed/worker.py. */
export interface PythonWork {
  readonly work: string;
  readonly [option: string]: unknown;
}

/** A Python that lives as long as the program and has one work ready at a time. */
export interface PythonProcess {
  readonly description: PythonDescription;
  /** Those of {@link steering} that were taken out of its environment. */
  readonly unset: readonly string[];
  contender(work: PythonWork): Promise<Contender>;
  close(): void;
}

/** Variables that choose the kernels of OpenBLAS by hand, commonly slower ones. */
const steering = ['OPENBLAS_CORETYPE', 'OPENBLAS_L2_SIZE'];

/**
 * Starts speed/worker.py with a number of threads. OpenBLAS chooses its kernels itself, unless results are wrong then.
 *
 * @throws Error if it does not start, or computes wrong.
 */
export async function startPython(path: string, threads: number, env: NodeJS.ProcessEnv): Promise<PythonProcess> {
  const count = String(threads);
  const all = { ...env, OMP_NUM_THREADS: count, OPENBLAS_NUM_THREADS: count, MKL_NUM_THREADS: count };
  const unset = steering.filter((name) => env[name] !== undefined);
  const free = Object.fromEntries(Object.entries(all).filter(([name]) => !unset.includes(name)));
  const attempt = await tryPython(path, free);
  if (typeof attempt !== 'string') return { ...attempt, unset };
  const second = unset.length > 0 ? await tryPython(path, all) : attempt;
  if (typeof second === 'string') throw new Error(second);
  return { ...second, unset: [] };
}

/** A Python that computes right, or what is wrong with it. */
async function tryPython(path: string, env: NodeJS.ProcessEnv): Promise<Omit<PythonProcess, 'unset'> | string> {
  const child = startLineProcess(path, [join(packageRoot, 'speed', 'worker.py')], env);
  try {
    const description = await child.ask<PythonDescription>({ describe: {} });
    if (description.right) return { description, contender: (work) => prepare(child, work), close: child.close };
    child.close();
    return `${path}: products or decompositions come out wrong.`;
  } catch (error) {
    child.close();
    return (error as Error).message;
  }
}

async function prepare(child: LineProcess, work: PythonWork): Promise<Contender> {
  await child.ask({ prepare: work });
  return {
    run: async (repetitions) => (await child.ask<{ ms: number }>({ run: repetitions })).ms,
    peakMiB: () => undefined,
    close: () => {},
  };
}
