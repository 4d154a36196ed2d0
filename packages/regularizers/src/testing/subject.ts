import type { FloatArray, Json, Matrix } from '@lowrank/linalg';
import { PenaltyError } from '../errors.js';
import type { Penalty } from '../penalty.js';

/** A penalty under test, and how to make more like it. */
export interface Subject {
  readonly penalty: Penalty;
  /** What the author makes it with. */
  readonly given: Readonly<Record<string, Json>>;
  /** The parameters that it declares, before it is resolved. */
  declared(): Readonly<Record<string, Json>>;
  /** Calls the factory again with what it was given. */
  another(): Penalty;
  /** Calls the factory with the parameters that the penalty declares, after a way through JSON. */
  remade(): Penalty;
}

/** Ends a check with what is wrong and what to do. */
export function fail({ penalty }: Pick<Subject, 'penalty'>, message: string): never {
  throw new PenaltyError(`${penalty.name}: ${message}`);
}

/**
 * Size of the terms that value and derivative are made of: max(1, |R|) + |gradient|_F |W|_F. A computed R(W) is taken to
 * be right to a few ulp of it: rounding W moves R by as much as the gradient says, and smoothed penalties subtract
 * constants of order 1.
 */
export function magnitude(value: number, gradient: Matrix<FloatArray>, W: Matrix<FloatArray>): number {
  return Math.max(1, Math.abs(value)) + norm(gradient.data) * norm(W.data);
}

/** Sum of the products. */
export function inner(a: FloatArray, b: FloatArray): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

/** Root of the sum of squares, by the largest of them so that it does not overflow. */
export function norm(a: FloatArray): number {
  let largest = 0;
  for (const x of a) largest = Math.max(largest, Math.abs(x));
  if (largest === 0) return 0;
  let sum = 0;
  for (const x of a) sum += (x / largest) * (x / largest);
  return largest * Math.sqrt(sum);
}
