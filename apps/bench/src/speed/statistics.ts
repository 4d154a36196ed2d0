import { quantile } from '@lowrank/evaluation';

/** Two lists of rounds in one number and its spread. */
export interface Comparison {
  readonly oursMs: number;
  readonly theirsMs: number;
  /** oursMs / theirsMs. */
  readonly ratio: number;
  readonly spread: {
    /** Lower and upper quartile over the rounds. */
    readonly oursMs: readonly [number, number];
    readonly theirsMs: readonly [number, number];
    readonly ratio: readonly [number, number];
  };
}

/** The median of each round: one interruption in a round does not show. */
export function mediansOf(rounds: readonly (readonly number[])[]): number[] {
  return rounds.map((samples) => quantile(samples, 0.5));
}

/** Compares contenders that took turns: medians over the medians of rounds, and their ratio. */
export function compare(ours: readonly (readonly number[])[], theirs: readonly (readonly number[])[]): Comparison {
  const [our, their] = [mediansOf(ours), mediansOf(theirs)];
  const [oursMs, theirsMs] = [quantile(our, 0.5), quantile(their, 0.5)];
  const ratios = our.map((ms, round) => ms / their[round]);
  return {
    oursMs,
    theirsMs,
    ratio: oursMs / theirsMs,
    spread: { oursMs: quartiles(our), theirsMs: quartiles(their), ratio: quartiles(ratios) },
  };
}

function quartiles(values: readonly number[]): [number, number] {
  return [quantile(values, 0.25), quantile(values, 0.75)];
}
