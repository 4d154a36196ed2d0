import type { FloatArray, State } from '@lowrank/linalg';

/** Everything that a run needs to go on and end with the same bits. */
export interface Checkpoint {
  /** Updates made. */
  readonly step: number;
  /** The settings of the run, to refuse a checkpoint of another one. */
  readonly settings: string;
  readonly parameters: readonly FloatArray[];
  readonly optimizer: State;
  readonly engine: State;
  readonly loss: State;
}
