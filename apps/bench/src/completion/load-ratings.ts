import { existsSync } from 'node:fs';
import { type IndexedObservations, readTriplets, type TripletOptions } from '@lowrank/datasets/node';
import { isLowrankError } from '@lowrank/linalg';
import { onInterrupt } from '../commands/interrupt.js';
import type { Terminal } from '../commands/terminal.js';
import { InterruptedError, RatingsError } from '../errors.js';
import { loadMovieLens } from '../training/load-movielens.js';

/** What stands for MovieLens 100K in place of a file. */
export const movieLensName = 'movielens-100k';

/**
 * The ratings of a file, or MovieLens 100K by its name.
 *
 * @throws RatingsError where there is only one, or MovieLens can't be had; InterruptedError where a download was; what `readTriplets` and
 * `movieLens100k` throw.
 */
export async function loadRatings(
  source: string,
  { quiet, ...table }: TripletOptions & { readonly quiet?: boolean | undefined },
  terminal: Terminal,
): Promise<IndexedObservations> {
  if (source === movieLensName) return fetchMovieLens(quiet ? () => {} : terminal.note);
  const ratings = await readFile(source, table);
  if (ratings.observations.count === 1) {
    throw new RatingsError(
      `${source}: one rating; expected at least 2, since by a single one nothing can be told apart. Add ratings.`,
    );
  }
  return ratings;
}

/** {@link readTriplets}, with a hint where a file that is not there has the name of the data set. */
async function readFile(source: string, table: TripletOptions): Promise<IndexedObservations> {
  try {
    return await readTriplets(source, table);
  } catch (error) {
    const absent = isLowrankError(error, 'LOWRANK_FILE') && !existsSync(source);
    if (!absent || !/^(movielens|ml)/i.test(source)) throw error;
    throw new RatingsError(`${source}: there is no such file. MovieLens 100K is called ${movieLensName} here.`);
  }
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

async function fetchMovieLens(note: (text: string) => void): Promise<IndexedObservations> {
  const interrupt = onInterrupt(() => note('Interrupted: what has arrived is kept.'));
  let told = -1;
  try {
    const { observations, index, licence, citation } = await loadMovieLens({
      signal: interrupt.signal,
      onProgress: ({ received, total }) => {
        const tenth = Math.floor(total ? (10 * received) / total : received / 1e6);
        if (tenth === told) return;
        told = tenth;
        note(`MovieLens 100K: ${megabytes(received)}${total ? ` of ${megabytes(total)}` : ''} MB have arrived`);
      },
    });
    note(`MovieLens 100K: ${licence}. To cite: ${citation}.`);
    return { observations, index };
  } catch (error) {
    if (interrupt.signal.aborted) {
      throw new InterruptedError('Interrupted while fetching MovieLens 100K. The same command goes on from there.');
    }
    if (!isLowrankError(error, 'LOWRANK_DOWNLOAD') && !isLowrankError(error, 'LOWRANK_FILE')) throw error;
    throw new RatingsError(
      `${movieLensName}: ${error.message} Or put ml-100k.zip, or the folder ml-100k, into a folder of your own and name ` +
        'that folder in LOWRANK_DATA.',
    );
  } finally {
    interrupt.stop();
  }
}
