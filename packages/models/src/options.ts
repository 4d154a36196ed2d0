import type { Matrix, Observations } from '@lowrank/linalg';
import type { Optimizer } from '@lowrank/optimizers';
import type { Checkpoint } from './checkpoint.js';
import type { DataLoss, LossName } from './data-loss.js';
import type { SpectralEngine } from './engine.js';
import type { Initialisation } from './initialisation.js';
import type { Term } from './term.js';

/** The linear network W = W_N ... W_1 with factors W_j of shape [d_j, d_{j-1}], d_0 = columns and d_N = rows. */
export interface NetworkOptions {
  /** N, the number of factors. Default 1. */
  readonly depth?: number | undefined;
  /** d_1 ... d_{N-1}. Default: min(rows, columns) each, which leaves the rank free. */
  readonly widths?: readonly number[] | undefined;
  /** Default `{ kind: 'gaussian', scale: 1e-3 }`. */
  readonly init?: Initialisation | undefined;
}

/** What an observer sees. It can't change the run. */
export interface Snapshot {
  /** Updates made so far: 0 at the start. */
  readonly step: number;
  /** Data loss before the last update; NaN at the start. */
  readonly loss: number;
  /** Sum of weight * penalty before the last update; NaN at the start. */
  readonly penalty: number;
  /** A float64 copy of the product W, made when first asked for. */
  product(): Matrix;
  /** A copy of everything that the run needs to go on from here. */
  checkpoint(): Promise<Checkpoint>;
}

/** Looks at the run at step 0, every `every` steps, and at the end. */
export interface Observer {
  /** In steps. */
  readonly every: number;
  /** Called with the run as it stands; training waits for what it returns. */
  observe(snapshot: Snapshot): void | Promise<void>;
}

/** A rule that may end the run early. It must look at training data only. */
export interface StopRule {
  /** It is asked at every multiple of this, in steps. */
  readonly every: number;
  /** True to end the run. */
  when(snapshot: Snapshot): boolean;
}

/** What training is doing, for a progress line. */
export interface Progress {
  /** Updates made. */
  readonly step: number;
  /** Updates to be made, if nothing ends the run before. */
  readonly steps: number;
  /** Data loss before the last update; NaN where none was made, as on resuming at the last step. */
  readonly loss: number;
}

/** Everything that one training run depends on. */
export interface FitOptions {
  /** The entries to fit. */
  readonly observations: Observations;
  /** Number of updates. */
  readonly steps: number;
  /** The update rule, such as `adam()`. */
  readonly optimizer: Optimizer;
  /** Seeds the initialisation and the engine, each by a named axis. */
  readonly seed: number | string;
  /** Depth, widths and start. Default: one factor. */
  readonly network?: NetworkOptions | undefined;
  /**
   * `mean` (default): mean of the squared residuals; `half-sum`: half their sum. lambda belongs to one of them. Or a loss of
   * your own, such as {@link biasedLoss}; the tensor runtime takes names only.
   */
  readonly loss?: LossName | DataLoss | undefined;
  /** The penalties; none by default. */
  readonly terms?: readonly Term[] | undefined;
  /** How the spectrum is had. Default `auto`: see {@link chooseEngine}. */
  readonly engine?: SpectralEngine | 'auto' | undefined;
  /** Storage of parameters and state. Default `float32`. */
  readonly precision?: 'float32' | 'float64' | undefined;
  /** They look at the run on the way. */
  readonly observers?: readonly Observer[] | undefined;
  /** May end the run before its last step. */
  readonly stop?: StopRule | undefined;
  /** Go on from here; every other option must be as it was, `steps` excepted. */
  readonly resume?: Checkpoint | undefined;
  /** Ends the run after the step at hand; the result then holds a checkpoint to resume from. */
  readonly signal?: AbortSignal | undefined;
  /** Called about every 50 ms. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** The end of a run. */
export interface FitResult {
  /** The product, float64. */
  readonly W: Matrix;
  /** The factors W_1 ... W_N, float64 copies. */
  readonly factors: readonly Matrix[];
  /** Updates made. */
  readonly step: number;
  /** What ended the run: all its steps, the stop rule, or the signal. */
  readonly stoppedBy: 'steps' | 'rule' | 'signal';
  /** Data loss before the last update; NaN where none was made, as on resuming at the last step. */
  readonly loss: number;
  /** Sum of weight * penalty before the last update. */
  readonly penalty: number;
  /** Name of the spectral engine, `none` where no term needed one. */
  readonly engine: string;
  /** The parameters of the engine. */
  readonly engineParams: SpectralEngine['params'];
  /** To go on from here. */
  readonly checkpoint: Checkpoint;
}
