import { describe } from './describe.js';
import { ArgumentError, NonFiniteError, ShapeError } from './errors.js';

/**
 * A float64 copy of `x`, `length` finite numbers. Throws ArgumentError, ShapeError and NonFiniteError in the name of `caller`, where
 * the vector is called `name`.
 */
export function asFiniteVector(caller: string, name: string, x: ArrayLike<number>, length: number): Float64Array {
  if (typeof x !== 'object' || typeof x?.length !== 'number') {
    throw new ArgumentError(
      `${caller}: expected ${name} to be a list of ${length} numbers, one per row of A, got ${describe(x)}. Pass one.`,
    );
  }
  if (x.length !== length) {
    throw new ShapeError(`${caller}: expected ${length} numbers in ${name}, one per row of A, got ${x.length}.`);
  }
  const copy = Float64Array.from(x);
  const wrong = copy.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new NonFiniteError(`${caller}: ${name}[${wrong}] is ${copy[wrong]}. Remove or replace it first.`);
  }
  return copy;
}
