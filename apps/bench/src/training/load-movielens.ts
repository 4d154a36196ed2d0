import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type MovieLens100k, type MovieLens100kOptions, movieLens100k } from '@lowrank/datasets/node';

/**
 * MovieLens 100K: from `ml-100k` or `ml-100k.zip` in the folder that `LOWRANK_DATA` names, otherwise from the cache of this
 * user, where it is fetched to if it isn't there.
 *
 * @throws what `movieLens100k` throws.
 */
export function loadMovieLens(
  options: Pick<MovieLens100kOptions, 'download' | 'signal' | 'onProgress'> = {},
): Promise<MovieLens100k> {
  return movieLens100k({ ...options, ...place() });
}

function place(): { path: string } | { cache: string } {
  const { LOWRANK_DATA: folder, XDG_CACHE_HOME: caches } = process.env;
  if (!folder) return { cache: join(caches || join(homedir(), '.cache'), 'lowrank') };
  const unpacked = join(folder, 'ml-100k');
  return { path: existsSync(unpacked) ? unpacked : join(folder, 'ml-100k.zip') };
}
