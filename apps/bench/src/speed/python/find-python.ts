import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { messageOf } from '../../errors.js';

/** A Python, or why there is none. */
export type FoundPython = { readonly path: string } | { readonly missing: string };

const install =
  'On Debian 12: apt-get install python3-torch python3-numpy libopenblas0-pthread. Or name a Python by LOWRANK_PYTHON.';

/**
 * The Python to compare with: LOWRANK_PYTHON, else the first python3 on the PATH, then /usr/bin/python3, that can import
 * torch and numpy.
 */
export function findPython({ LOWRANK_PYTHON: given, PATH = '' }: NodeJS.ProcessEnv): FoundPython {
  if (given) {
    const failure = failureToImport(given);
    return failure === undefined ? { path: given } : { missing: `LOWRANK_PYTHON is ${given}: ${failure}` };
  }
  const folders = [...PATH.split(delimiter).filter(Boolean), '/usr/bin'];
  const candidates = [...new Set(folders.map((folder) => join(folder, 'python3')))].filter((path) => existsSync(path));
  const path = candidates.find((candidate) => failureToImport(candidate) === undefined);
  if (path !== undefined) return { path };
  const tried = candidates.length > 0 ? `none of ${candidates.join(', ')} can import torch and numpy` : 'no python3';
  return { missing: `${tried}. ${install}` };
}

/** The last line of what a Python says when it imports torch and numpy in vain. */
function failureToImport(path: string): string | undefined {
  try {
    execFileSync(path, ['-c', 'import torch, numpy'], { stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 });
    return undefined;
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer | null };
    return stderr?.toString().trim().split('\n').pop() || messageOf(error);
  }
}
