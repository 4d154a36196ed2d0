import { holdOut, type Split } from '@lowrank/evaluation';
import { asOptions, isLowrankError, type Observations, refuseUnknown, type Seed } from '@lowrank/linalg';
import { type Candidate, candidatesFor } from './candidates.js';
import { checkObservations } from './check-observations.js';
import { clearRank, type Resolution } from './clear-rank.js';
import type { Choice, Clip, Completion, CompletionProgress, FitReport, MethodOptions, Warning } from './completion.js';
import { formatCount, formatError } from './format.js';
import { type Inspection, inspect } from './inspect.js';
import { withReport } from './make-completion.js';

/** Options of {@link complete}. */
export interface CompleteOptions {
  /** Of the entries held out and of the starts. Default 0. */
  readonly seed?: Seed | undefined;
  /** Part of the entries to hold out for choosing, above 0 and below 1. Default 0.1. */
  readonly validation?: number | undefined;
  /** Default: the observed range if the values look like ratings, else nothing is cut; `false`: never. */
  readonly clip?: Clip | false | undefined;
  /** Bytes that training may take, as estimated. Default 3.5 GiB. */
  readonly memoryLimit?: number | undefined;
  /** Ends the work early; the result is the best so far. */
  readonly signal?: AbortSignal | undefined;
  /** Told how far all of the work is. */
  readonly onProgress?: ((progress: CompletionProgress) => void) | undefined;
  /** What `onAttempt` gave in an earlier call with the same observations and options: it is not fitted again. */
  readonly attempts?: readonly Attempt[] | undefined;
  /** Called when a candidate has been fitted to the entries that are not held out, but for those in `attempts`. */
  readonly onAttempt?: ((attempt: Attempt) => void) | undefined;
}

/** A candidate fitted to the entries that are not held out. */
export interface Attempt {
  /** Of the candidate, as in {@link Choice}. */
  readonly name: string;
  /** Undefined where training diverged. */
  readonly completion: Completion | undefined;
}

const optionNames: readonly (keyof CompleteOptions)[] = [
  'seed',
  'validation',
  'clip',
  'memoryLimit',
  'signal',
  'onProgress',
  'attempts',
  'onAttempt',
];

/** Fewer entries than this leave too few to choose by. */
const leastToChoose = 20;
/** A candidate must do better than a simpler one by this factor. */
const margin = 0.998;

interface Tried {
  readonly candidate: Candidate;
  /** Undefined where training diverged. */
  readonly completion: Completion | undefined;
  /** On the part held out; infinite where training diverged. */
  readonly error: number;
  readonly leftOut: string | undefined;
}

/**
 * Fills in a matrix from some of its entries, and chooses how.
 *
 * A part of the entries is held out. Candidates are fitted to the rest: the mean; mean and biases of rows and columns; and
 * linear networks with the ratio penalty: with biases, for ratings and the like, and without, for low-rank data with little
 * noise or much. The one with the least error on the part held out, where it is at least 0.2 % less than that of a simpler
 * one, is fitted again to all entries, with the number of updates that was best.
 *
 * The report says what was chosen and why, and warns of rows and columns without entries, of blocks of entries that
 * nothing connects, of too little data, of values outside the range that predictions are cut to, and where nothing did
 * better than means.
 *
 * @param observations - the entries that are known.
 * @param options - see {@link CompleteOptions}.
 * @returns the completion; `report.choice` has all candidates.
 * @throws MemoryError where the matrix is larger than `memoryLimit` allows; ArgumentError on what is no `Observations`,
 * values beyond 1e300, unknown options, and options out of range.
 *
 * @example
 * ```ts
 * import { complete } from '@lowrank/completion';
 * import { Observations } from '@lowrank/linalg';
 *
 * const observations = Observations.from({
 *   rows: 3, columns: 3,
 *   rowIndices: [0, 0, 1, 1, 2], columnIndices: [0, 1, 1, 2, 0], values: [1, 2, 4, 6, 3],
 * });
 * const completion = await complete(observations);
 * console.log(completion.predict([2], [2]), completion.report.warnings);
 * ```
 */
export async function complete(observations: Observations, options: CompleteOptions = {}): Promise<Completion> {
  checkObservations('complete', observations);
  refuseUnknown('complete', asOptions('complete', options), optionNames);
  const { seed = 0, validation: fraction = 0.1, memoryLimit, signal, onProgress } = options;
  const { attempts = [], onAttempt } = options;
  const { count } = observations;
  const found = inspect(observations);
  const clip = options.clip === false ? undefined : (options.clip ?? (found.rated ? 'observed range' : undefined));
  const all = candidatesFor(observations, found.offset, memoryLimit);
  const [mean, biases] = all;
  const single = found.constant ? mean : count < leastToChoose ? biases : undefined;
  const candidates = single ? [single] : all;

  const most = candidates.map(({ steps }) => steps);
  const total = most.reduce((sum, steps) => sum + steps, 1 + Math.max(...most));
  let before = 0;
  const common = ({ steps }: Candidate): MethodOptions => ({
    seed,
    clip,
    signal,
    onProgress: ({ step }) => onProgress?.({ step: before + (steps > 0 ? step : 0), steps: total }),
  });

  const tried: Tried[] = [];
  const parts = single ? undefined : split(observations, fraction, seed);
  for (const candidate of parts ? candidates : []) {
    if (!parts || signal?.aborted) break;
    const stored = attempts.find(({ name }) => name === candidate.name);
    const completion = stored
      ? stored.completion
      : await attempt(candidate, candidate.steps, parts.train, {
          ...common(candidate),
          validation: parts.validation,
        });
    if (!stored && !signal?.aborted) onAttempt?.({ name: candidate.name, completion });
    const error = completion?.report.validationError ?? Infinity;
    tried.push({ candidate, completion, error, leftOut: whyLeftOut(candidate, completion) });
    before += candidate.steps;
  }
  const best = tried
    .filter(({ leftOut }) => leftOut === undefined)
    .reduce<Tried | undefined>((a, b) => (a && b.error >= margin * a.error ? a : b), undefined);
  const chosen = best?.candidate ?? candidates[0];
  const refitted =
    best && signal?.aborted
      ? undefined
      : await attempt(chosen, best?.completion?.report.steps ?? 0, observations, common(chosen));
  // What was stopped while it was fitted again is not known to be any good; what was chosen is.
  const interrupted = refitted === undefined || signal?.aborted === true;
  const kept = (interrupted && best?.completion) || (refitted as Completion);
  onProgress?.({ step: total, steps: total });
  const { rank, params } = kept.report;
  const clear = rank > 0 ? clearRank(kept.spectrum(), params.engine as unknown as Resolution) : undefined;
  return withReport(kept, {
    ...(clear !== undefined && { clearRank: clear }),
    warnings: [
      ...found.warnings,
      ...clipWarning(observations, clip),
      ...warningsOf(kept.report, found, { interrupted, tried: best !== undefined, clear }),
    ],
    choice: choiceOf(chosen, tried, parts?.validation.count ?? 0, whyUntried(found, count)),
  });
}

/** The completion by a candidate, or undefined where training diverged. */
async function attempt(
  { method }: Candidate,
  steps: number,
  train: Observations,
  options: MethodOptions,
): Promise<Completion | undefined> {
  try {
    return await method(steps).fit(train, options);
  } catch (error) {
    if (isLowrankError(error, 'LOWRANK_DIVERGED')) return undefined;
    throw error;
  }
}

function whyLeftOut({ steps }: Candidate, completion: Completion | undefined): string | undefined {
  if (!completion) return 'training diverged';
  // It is nothing but biases then, and these are candidates themselves.
  return steps > 0 && completion.report.steps === 0 ? 'best before its first update' : undefined;
}

function clipWarning({ values, count }: Observations, clip: Clip | undefined): Warning[] {
  if (clip === undefined || clip === 'observed range') return [];
  const outside = values.filter((value) => value < clip[0] || value > clip[1]).length;
  const message =
    `${outside.toLocaleString('en-US')} of ${formatCount(count, 'value')} lie${outside === 1 ? 's' : ''} outside the range from ${clip[0]} to ${clip[1]} that predictions are cut to. ` +
    'Check the range.';
  return outside === 0 ? [] : [{ code: 'clipped-values', message }];
}

function warningsOf(
  { rank }: FitReport,
  { constant }: Inspection,
  { interrupted, tried, clear }: { interrupted: boolean; tried: boolean; clear: number | undefined },
): Warning[] {
  const warnings: Warning[] = [];
  if (interrupted) {
    warnings.push({
      code: 'interrupted',
      message: 'Stopped early: this is the best so far, and not fitted to the entries held out.',
    });
  }
  if (rank === 0 && !constant && tried) {
    warnings.push({ code: 'no-structure', message: 'Nothing was found that predicts better than means.' });
  }
  if (rank > 0 && clear === undefined) {
    warnings.push({
      code: 'no-clear-rank',
      message: 'The singular values decay without a gap: no rank is the right one, so the effective rank says more.',
    });
  }
  return warnings;
}

function whyUntried({ constant }: Inspection, count: number): string {
  if (constant) return 'all values are the same';
  return count < leastToChoose
    ? `fewer than ${leastToChoose} entries are too few to choose by`
    : 'stopped before anything was tried';
}

function choiceOf(chosen: Candidate, tried: readonly Tried[], heldOut: number, untried: string): Choice {
  const own = tried.find(({ candidate, leftOut }) => candidate.name === chosen.name && !leftOut)?.error;
  const means = Math.min(...tried.filter(({ candidate }) => candidate.steps === 0).map(({ error }) => error));
  const reason =
    own === undefined
      ? untried
      : `root mean squared error ${formatError(own)} on ${formatCount(heldOut, 'entry', 'entries')} held out; ` +
        `means alone have ${formatError(means)}`;
  return {
    chosen: chosen.name,
    reason,
    heldOut,
    candidates: tried.map(({ candidate: { name }, completion, leftOut }) => ({
      name,
      ...(completion && { validationError: completion.report.validationError }),
      steps: completion?.report.steps ?? 0,
      ...(leftOut !== undefined && { leftOut }),
    })),
  };
}

/** Holds out entries, where it can be without emptying a row or column. */
function split(observations: Observations, fraction: number, seed: Seed): Split {
  try {
    return holdOut(observations, { fraction, seed, keepLines: true });
  } catch (error) {
    if (!isLowrankError(error, 'LOWRANK_ARGUMENT')) throw error;
    return holdOut(observations, { fraction, seed });
  }
}
