import { ArgumentError, type Json } from '@lowrank/linalg';
import { checkOptions } from '../check-options.js';
import { checkPenalty } from '../check-penalty.js';
import { PenaltyError } from '../errors.js';
import type { Penalty } from '../penalty.js';
import { checkConvexity } from './check-convexity.js';
import { checkDegree } from './check-degree.js';
import { checkFrobeniusOnly } from './check-frobenius-only.js';
import { checkDegenerateSpectra, checkGradient } from './check-gradient.js';
import { checkOrder } from './check-order.js';
import { checkParameters } from './check-parameters.js';
import { checkFirmness, checkProx, checkProxPurity } from './check-prox.js';
import { checkInputs, checkOverwriting, checkRepeatability } from './check-purity.js';
import { checkRange, checkScales, checkShapes, type Range } from './check-shapes.js';
import { checkValues, type KnownValue } from './check-values.js';
import { checkZero } from './check-zero.js';
import type { Subject } from './subject.js';

export type { KnownValue } from './check-values.js';

/** A thing that must hold of a penalty. */
export interface PenaltyCheck {
  /** A sentence about the penalty. */
  readonly name: string;
  /** Returns if it holds; otherwise throws an error that says what was found and what to do. */
  run(): void;
}

/** What the author of a penalty knows of it. */
export interface PenaltyCheckOptions {
  /**
   * Parameters to make it with. Default `{}`, its own defaults, which can't show that it forgets a parameter: give every
   * one another value than its default.
   */
  readonly params?: Readonly<Record<string, Json>>;
  /** Values from a formula or a publication. */
  readonly values?: readonly KnownValue[];
  /** Lower and upper bound of R, maybe by shape. */
  readonly range?: Range;
}

/**
 * The conformance checks of a penalty, chosen by its kind and by what it declares: that value and gradient belong
 * together, that traits are true, that the proximal operator minimises, that it has no memory, and that it is a number
 * wherever it should be. Everything is computed in float64, and random numbers have a fixed seed.
 *
 * @param factory makes the penalty from JSON-safe parameters; called with `{}` it takes its defaults. Penalties with
 * `resolve` are checked as resolved for data of mean square 1.
 * @param options.params parameters to make it with, best each with another value than its default: only then do the checks
 * see a parameter that the penalty forgets to put into `params`.
 * @param options.values known values.
 * @param options.range bounds of R.
 * @returns the checks; run them in any order. If the object doesn't meet the contract, that check is the only one.
 * @throws ArgumentError on an option of another name.
 *
 * @example
 * ```ts
 * import { elastic } from '@lowrank/regularizers';
 * import { penaltyChecks } from '@lowrank/regularizers/testing';
 *
 * const checks = penaltyChecks(elastic, { params: { ridge: 0.1 }, range: [0, Infinity] });
 * for (const { name, run } of checks) {
 *   run();
 *   console.log(`ok: elastic ${name}`);
 * }
 * ```
 */
export function penaltyChecks(
  factory: (params: never) => Penalty,
  options: PenaltyCheckOptions = {},
): readonly PenaltyCheck[] {
  const { params = {}, values = [], range } = checkOptions('penaltyChecks', options, ['params', 'values', 'range']);
  checkKnown(values);
  const contract = 'meets the contract';
  const make = (own: Readonly<Record<string, Json>>) => resolved(checked(factory(own as never)));
  let penalty: Penalty;
  try {
    penalty = make(params);
  } catch (error) {
    const run = () => {
      throw error;
    };
    return [{ name: contract, run }];
  }
  const subject: Subject = {
    penalty,
    given: params,
    declared: () => factory(params as never).params,
    another: () => make(params),
    remade: () => make(JSON.parse(JSON.stringify(subject.declared()))),
  };
  const frobeniusOnly = penalty.kind === 'norms' && penalty.frobeniusOnly === true;
  const checks: [boolean, string, (subject: Subject) => void][] = [
    [true, contract, () => checked(penalty)],
    [true, 'leaves its inputs as they are', checkInputs],
    [penalty.kind !== 'norms', 'writes every derivative, whatever stood there', checkOverwriting],
    [true, 'has the same result for the same input, whatever was computed before', checkRepeatability],
    [true, 'has the gradient of central differences at full rank', checkGradient],
    [true, 'has the derivative along W where singular values repeat or are zero', checkDegenerateSpectra],
    [true, 'is a number with a gradient at every shape and rank', checkShapes],
    [true, 'is a number or undefined by a PenaltyError from scale 1e-30 to 1e30', checkScales],
    [true, 'is at zero what its traits promise, with a gradient', checkZero],
    [penalty.degree !== undefined, 'has the degree that it declares', checkDegree],
    [penalty.kind === 'spectral', 'does not depend on the order of the singular values', checkOrder],
    [frobeniusOnly, 'needs no nuclear norm, as it declares', checkFrobeniusOnly],
    [penalty.convex === true, 'is convex, as it declares', checkConvexity],
    [penalty.prox !== undefined, 'has a proximal operator that no other point beats', checkProx],
    [penalty.prox !== undefined, 'has a proximal operator without side effects', checkProxPurity],
    [
      penalty.prox !== undefined && penalty.convex === true,
      'has a firmly non-expansive proximal operator',
      checkFirmness,
    ],
    [values.length > 0, 'has the values that are known', (own) => checkValues(own, values)],
    [range !== undefined, 'stays within its range', (own) => checkRange(own, range as Range)],
    [true, 'is made again by its factory from its parameters', checkParameters],
  ];
  return checks
    .filter(([applies]) => applies)
    .map(([, name, check]) => ({
      name,
      run: () => {
        check(subject); // and returns nothing: jest refuses a test that does
      },
    }));
}

/** Known values that are not what they should be would check less than was meant. */
function checkKnown(values: readonly KnownValue[]): void {
  const wrong = Array.isArray(values)
    ? values.findIndex((known) => !Array.isArray(known?.at) || typeof known.value !== 'number')
    : 0;
  if (wrong < 0) return;
  throw new ArgumentError(
    `penaltyChecks: expected values to be a list of { at, value } with rows and a number; values[${wrong}] is not one.`,
  );
}

function checked(penalty: Penalty): Penalty {
  const problems = checkPenalty(penalty);
  if (problems.length > 0) throw new PenaltyError(`${penalty?.name ?? 'unnamed'}: ${problems.join(' ')}`);
  return penalty;
}

/** The penalty as training would have it, for data whose scale is 1. */
function resolved(penalty: Penalty): Penalty {
  if (penalty.kind !== 'norms' || !penalty.resolve) return penalty;
  return checked(penalty.resolve({ rows: 4, columns: 5, meanSquare: 1 }));
}
