/** What a run ends with; one entry of `results` with --json. */
export interface RunResult {
  readonly experiment: string;
  readonly id: string;
  readonly label: string;
  readonly runtime: 'native' | 'tfjs';
  /** Name of a method of `@lowrank/completion`; absent where a network was trained as the setting describes it. */
  readonly method?: string;
  /** Null for a method without a network; so are the following. */
  readonly depth: number | null;
  readonly optimizer: string | null;
  /** Names of the penalties joined with +, `none` without any. */
  readonly penalty: string;
  /** The engine that had the spectrum: `subspace`, `exact` or `none`. */
  readonly engine: string;
  readonly seed: number;
  readonly rows: number;
  readonly columns: number;
  /** Rank of the truth; null where it has none that is known. */
  readonly rank: number | null;
  /** Number of observed entries, those kept for validation included. */
  readonly observed: number;
  readonly steps: number;
  /** Mean squared errors: on what training sees, on what is kept for validation, on what is tested on. */
  readonly trainMse: number;
  readonly validationMse?: number;
  readonly testMse: number;
  /** The same with predictions cut to the range of ratings; absent for other data. */
  readonly testMseClipped?: number;
  /** |W - truth|_F / |truth|_F; null for ratings. */
  readonly relativeError: number | null;
  /** Of W; of a method, of its part beside mean and biases. */
  readonly effectiveRank: number;
  /** The largest 20. */
  readonly singularValues: readonly number[];
  /** Training time without measurements, over all sessions. */
  readonly seconds: number;
  /** In dB, over all pixels clipped to [0, 1]; photographs only. */
  readonly psnr?: number;
  readonly precision: string;
  /** As the setting has it: a number or a schedule. */
  readonly learningRate: unknown;
  /** lambda of the penalty; null without one, a list for several. */
  readonly weight: unknown;
  /** SHA-256 of the final parameters as they are stored in memory, little-endian. */
  readonly digest: string;
  /** What computed it. */
  readonly versions: Readonly<Record<string, string>>;
}

/** A run that ended without a result. */
export interface RunFailure {
  readonly experiment: string;
  readonly id: string;
  readonly label: string;
  readonly seed: number;
  /** Stable identifier of the cause, such as LOWRANK_DIVERGED. */
  readonly code: string;
  /** Where it diverged; null for other causes. */
  readonly step: number | null;
  readonly message: string;
}
