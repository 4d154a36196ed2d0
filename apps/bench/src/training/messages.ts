import type { CompletionSetting, FitSetting, Setting } from '../schema/setting.js';
import type { RunFailure, RunResult } from './run-result.js';

/** What a worker is asked to do. */
export interface RunJob {
  readonly experiment: string;
  readonly id: string;
  readonly label: string;
  readonly setting: Setting;
  /** The folder of the run. */
  readonly folder: string;
}

/** A job that trains a network. */
export type FitJob = RunJob & { readonly setting: FitSetting };

/** A job that uses a method of `@lowrank/completion`. */
export type CompletionJob = RunJob & { readonly setting: CompletionSetting };

/** What a worker says on the way. */
export type RunMessage =
  | { readonly type: 'progress'; readonly step: number; readonly loss: number }
  /** Something that a person should know, such as a damaged checkpoint. */
  | { readonly type: 'notice'; readonly text: string }
  /** Training goes on from a checkpoint. */
  | { readonly type: 'resumed'; readonly step: number };

/** How a run ended. */
export type RunOutcome =
  | { readonly status: 'done'; readonly result: RunResult }
  | { readonly status: 'interrupted'; readonly step: number }
  /** Cancelled, of a kind that begins anew. */
  | { readonly status: 'dropped' }
  | { readonly status: 'failed'; readonly failure: RunFailure };

/** What the main thread tells a worker through the port of its run. */
export type Command = 'cancel';
