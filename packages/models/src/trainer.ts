import type { Matrix } from '@lowrank/linalg';
import type { Checkpoint } from './checkpoint.js';

/** One runtime at work on one problem: it makes steps and shows where it stands. */
export interface Trainer {
  /** Makes step `step`, counted from 0; returns data loss and penalty before the update. Throws DivergenceError. */
  step(step: number): { loss: number; penalty: number };
  /** W_1 ... W_N as float64 copies. */
  factors(): Matrix[];
  /** A copy of everything after `step` updates. */
  save(step: number): Promise<Checkpoint>;
  load(checkpoint: Checkpoint): Promise<void>;
  dispose(): void;
}
