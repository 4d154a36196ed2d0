import type { PythonWork } from './python/python-process.js';
import type { Comparison } from './statistics.js';
import type { NodeWork } from './works/works.js';

/** What is compared in a row, before it is measured. */
export interface RowPlan {
  readonly id: string;
  readonly work: string;
  readonly against: string;
  /** The ratio ours / theirs that must not be exceeded; null where a row is there for orientation. */
  readonly bar: number | null;
  /** The ratio that would be better still. */
  readonly stretch: number | null;
  readonly ours: NodeWork;
  /** The fastest of them is compared with. */
  readonly theirs: readonly Opponent[];
  /** Of Python; 1 unless said. */
  readonly threads?: number;
  /** Repetitions before anything is measured; 1 unless said. */
  readonly warmUp?: number;
  /** Floating-point operations in the matrix products of one repetition. */
  readonly flops?: { readonly ours: number; readonly theirs?: number };
  /** The most memory that the process of ours may hold, in MiB. */
  readonly memoryBarMiB?: number;
}

export type Opponent =
  | { readonly name: string; readonly node: NodeWork }
  | { readonly name: string; readonly library: 'torch' | 'numpy'; readonly python: () => Promise<PythonWork> };

/** A measured row, or one that could not be had. Null stands for what was not measured. */
export interface Row {
  readonly id: string;
  readonly work: string;
  readonly against: string;
  readonly oursMs: number | null;
  readonly theirsMs: number | null;
  readonly ratio: number | null;
  readonly bar: number | null;
  readonly stretch: number | null;
  /** Whether the ratio says something about the bar. */
  readonly counted: boolean;
  /** Why it is not counted. */
  readonly reason?: string;
  readonly threads: number;
  readonly rounds?: number;
  readonly spread?: Comparison['spread'];
  /** Each opponent, where there are several. */
  readonly opponents?: readonly { readonly name: string; readonly ms: number }[];
  readonly gflops?: { readonly ours: number; readonly theirs?: number };
  readonly peakMiB?: number;
  readonly memoryBarMiB?: number;
}
