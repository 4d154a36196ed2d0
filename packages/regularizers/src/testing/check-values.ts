import { Matrix } from '@lowrank/linalg';
import { evaluatePenalty } from '../evaluate-penalty.js';
import { fail, type Subject } from './subject.js';

/** A value of R that is known from a formula or a publication. */
export interface KnownValue {
  /** W, by rows. */
  readonly at: readonly (readonly number[])[];
  /** R(W). */
  readonly value: number;
  /** How far R(W) may be off, for values that are published to a few digits. Default 1e-10 max(1, |value|). */
  readonly tolerance?: number;
}

/** Compares R with values that its author knows. */
export function checkValues(subject: Subject, values: readonly KnownValue[]): void {
  for (const { at, value, tolerance = 1e-10 * Math.max(1, Math.abs(value)) } of values) {
    const R = evaluatePenalty(subject.penalty, Matrix.from(at));
    if (Math.abs(R - value) <= tolerance) continue;
    fail(subject, `R is ${R} at ${JSON.stringify(at)}, expected ${value}. Check evaluate, or the known value.`);
  }
}
