import { statfsSync } from 'node:fs';
import { codeOf, messageOf, UsageError } from '../errors.js';
import { lockFolder } from './lock.js';
import { makeFolder } from './make-folder.js';
import { type ExperimentPaths, experimentPaths } from './run-folder.js';

/** Free space that a run can need: metrics, a checkpoint and its temporary copy, a result. */
const bytesPerRun = 2e6;

/**
 * Makes the folder of an experiment, takes it for this process, and finds out whether runs can be stored there.
 *
 * @throws UsageError where it can't be written, is in use, or the disk is nearly full. Nothing is left behind then.
 */
export function claimFolder(folder: string, runs: number): { paths: ExperimentPaths; release: () => void } {
  let release: (() => void) | undefined;
  try {
    makeFolder(folder);
    release = lockFolder(folder);
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < runs * bytesPerRun) {
      const [free, needed] = [bavail * bsize, runs * bytesPerRun].map((bytes) => Math.ceil(bytes / 1e6));
      throw new UsageError(`${folder}: ${free} MB are free, ${runs} runs can need ${needed} MB. Free some space.`);
    }
    return { paths: experimentPaths(folder), release };
  } catch (error) {
    release?.();
    throw explain(folder, error);
  }
}

function explain(folder: string, error: unknown): unknown {
  const advice = 'Choose another folder with --out.';
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new UsageError(`No permission to write to ${folder} (${messageOf(error)}). ${advice}`);
    case 'ENOTDIR':
    case 'EEXIST':
      return new UsageError(
        `${folder} can't be a folder, since a file is in its place (${messageOf(error)}). ${advice}`,
      );
    case 'ENOSPC':
      return new UsageError(`${folder}: the disk is full. Free some space, or choose another folder with --out.`);
    case 'ENOENT':
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return new UsageError(`${folder} can't be made (${messageOf(error)}). ${advice}`);
    default:
      return error;
  }
}
