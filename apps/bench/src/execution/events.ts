import type { RunFailure, RunResult } from '../training/run-result.js';

/** A run as progress shows it. */
export interface RunHeading {
  readonly experiment: string;
  readonly label: string;
  readonly seed: number;
  readonly steps: number;
}

/** The one stream that every kind of progress output reads. `slot` numbers the workers from 0. */
export type RunEvent =
  | { readonly type: 'planned'; readonly runs: number; readonly stored: number; readonly workers: number }
  | { readonly type: 'started'; readonly slot: number; readonly run: RunHeading }
  | { readonly type: 'resumed'; readonly slot: number; readonly step: number }
  | { readonly type: 'progress'; readonly slot: number; readonly step: number; readonly loss: number }
  | { readonly type: 'finished'; readonly slot: number; readonly result: RunResult }
  | { readonly type: 'failed'; readonly slot: number; readonly failure: RunFailure }
  | { readonly type: 'interrupted'; readonly slot: number; readonly step: number }
  | { readonly type: 'dropped'; readonly slot: number }
  | { readonly type: 'notice'; readonly text: string };

/** Shows events to a person. */
export interface ProgressView {
  show(event: RunEvent): void;
  /** Leaves the terminal as it should be. */
  end(): void;
}
