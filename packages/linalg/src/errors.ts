/** Marks every error of the family, whichever copy of a package threw it. */
const marker: unique symbol = Symbol.for('lowrank.error') as never;

/**
 * Base of every error that a lowrank package throws on purpose. Test for it with {@link isLowrankError}, never with
 * `instanceof`: two copies of a package may be loaded. `code` is stable, the message is for people.
 */
export class LowrankError extends Error {
  /** @internal */
  readonly [marker] = true;
  constructor(
    /** Stable identifier of the cause, such as `LOWRANK_SHAPE`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** An argument or option lies outside what a function accepts. */
export class ArgumentError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_ARGUMENT', message);
  }
}

/** Shapes that should agree do not. */
export class ShapeError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_SHAPE', message);
  }
}

/** A NaN or an infinity where a number is needed. */
export class NonFiniteError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_NON_FINITE', message);
  }
}

/** An iteration reached its limit before its tolerance. */
export class ConvergenceError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_CONVERGENCE', message);
  }
}

/**
 * Whether `value` is an error of the lowrank family, optionally with a given code.
 *
 * @example
 * ```ts
 * import { isLowrankError, svd } from '@lowrank/linalg';
 *
 * try {
 *   svd([[1, Number.NaN]]);
 * } catch (error) {
 *   if (!isLowrankError(error, 'LOWRANK_NON_FINITE')) throw error;
 *   console.log(error.message);
 * }
 * ```
 */
export function isLowrankError(value: unknown, code?: string): value is LowrankError {
  const error = value as Partial<LowrankError> | null | undefined;
  return typeof error === 'object' && error?.[marker] === true && (code === undefined || error.code === code);
}
