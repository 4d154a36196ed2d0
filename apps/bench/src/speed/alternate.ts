import type { Contender } from './contender.js';

/** How much is measured. */
export interface Effort {
  /** What a sample shall take at least, in ms. */
  readonly sampleMs: number;
  /** What a contender works at least before it is measured, in ms; compilers and caches need it. */
  readonly warmUpMs: number;
  readonly rounds: { readonly least: number; readonly most: number };
  /** What all rounds of a row shall take at most, in ms; {@link rounds}.least are made all the same. */
  readonly roundsMs: number;
  /** Samples of each contender in a round. */
  readonly samples: number;
}

export const thorough: Effort = {
  sampleMs: 100,
  warmUpMs: 1000,
  rounds: { least: 3, most: 9 },
  roundsMs: 30_000,
  samples: 3,
};
export const quick: Effort = {
  sampleMs: 30,
  warmUpMs: 300,
  rounds: { least: 1, most: 3 },
  roundsMs: 3000,
  samples: 3,
};

/**
 * Lets contenders take turns on the same machine: in every round A, B, A, B, ... so that whatever else the machine does
 * meets both alike.
 *
 * @param warmUp repetitions that each makes before anything is measured.
 * @returns ms of one repetition, as [contender][round][sample].
 */
export async function alternate(
  contenders: readonly Contender[],
  { effort, warmUp }: { readonly effort: Effort; readonly warmUp: number },
): Promise<number[][][]> {
  const plans: { contender: Contender; repetitions: number; sampleMs: number }[] = [];
  for (const contender of contenders) plans.push({ contender, ...(await prepareSamples(contender, effort, warmUp)) });

  const turnMs = plans.reduce((total, { sampleMs }) => total + sampleMs, 0);
  // A sample of a single long repetition is not made thrice a round.
  const samples = turnMs > 2 * contenders.length * effort.sampleMs ? 1 : effort.samples;
  const affordable = Math.floor(effort.roundsMs / (turnMs * samples));
  const rounds = Math.min(effort.rounds.most, Math.max(effort.rounds.least, affordable));

  const times: number[][][] = contenders.map(() => Array.from({ length: rounds }, () => []));
  for (let round = 0; round < rounds; round++) {
    for (let sample = 0; sample < samples; sample++) {
      for (const [k, { contender, repetitions }] of plans.entries()) {
        times[k][round].push(await contender.run(repetitions));
      }
    }
  }
  return times;
}

/** Warms up, and finds how many repetitions make a sample. */
async function prepareSamples(contender: Contender, { sampleMs, warmUpMs }: Effort, warmUp: number) {
  let repetitions = warmUp;
  let ms = await contender.run(repetitions);
  for (let worked = ms * repetitions; worked < warmUpMs; worked += ms * repetitions) {
    repetitions = Math.max(1, Math.min(10 * repetitions, Math.ceil(sampleMs / ms)));
    ms = await contender.run(repetitions);
  }
  repetitions = Math.max(1, Math.ceil(sampleMs / ms));
  return { repetitions, sampleMs: ms * repetitions };
}
