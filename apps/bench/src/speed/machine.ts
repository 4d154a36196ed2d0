import { loadavg } from 'node:os';
import { readEnvironment, versionOf } from '../folder/environment.js';
import { alternate, type Effort } from './alternate.js';
import { nodeContender } from './node-contender.js';
import { nameBlas } from './python/description.js';
import type { PythonProcess } from './python/python-process.js';

/** What the rows were measured on. It holds nothing that names a person or a machine. */
export interface Machine {
  readonly platform: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Mean number of processes that wanted to run in the minute before: whether the machine was quiet. */
  readonly load: number;
  /** A float32 product of 256 x 256 matrices on one thread, in GFLOP/s at best: the roof of what is made of products. */
  readonly product256: { readonly ours: number; readonly torch?: number };
}

export type Versions = Readonly<Record<string, string>>;

const size = 256;

export async function readMachine(python: PythonProcess | undefined, effort: Effort): Promise<Machine> {
  const { platform, cpu, cores, memoryGiB } = readEnvironment();
  const load = loadavg()[0];
  const contenders = [await nodeContender({ work: 'product', size })];
  if (python) contenders.push(await python.contender({ work: 'torch-product', size }));
  try {
    const times = await alternate(contenders, { effort, warmUp: 10 });
    const [ours, torch] = times.map((rounds) => (2 * size ** 3) / Math.min(...rounds.flat()) / 1e6);
    return { platform, cpu, cores, memoryGiB, load, product256: { ours, ...(python && { torch }) } };
  } finally {
    for (const { close } of contenders) close();
  }
}

/** Everything that took part, by name. */
export function readVersions(python: PythonProcess | undefined): Versions {
  const { node, packages, revision } = readEnvironment();
  const others = ['ml-matrix', 'svd-js', 'numpy-ts'].map((name) => [name, versionOf(name)]);
  return {
    node,
    ...packages,
    ...(revision && { revision }),
    ...Object.fromEntries(others),
    ...(python && pythonVersions(python)),
  };
}

function pythonVersions({ description, unset }: PythonProcess): Versions {
  return {
    python: description.python,
    torch: description.torch,
    numpy: description.numpy,
    'BLAS of torch': nameBlas(description.torchBlas),
    'BLAS of numpy': nameBlas(description.numpyBlas),
    ...(unset.length > 0 && { 'taken out of the environment of Python': unset.join(', ') }),
  };
}
