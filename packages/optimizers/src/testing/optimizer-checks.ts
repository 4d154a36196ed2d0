import { ArgumentError, asOptions, type Json, refuseUnknown } from '@lowrank/linalg';
import { checkOptimizer } from '../check-optimizer.js';
import { isGradientTransform } from '../gradient-transform.js';
import type { Optimizer } from '../optimizer.js';
import { checkCheckpoint } from './check-checkpoint.js';
import { checkDescent } from './check-descent.js';
import { checkScales, checkZero } from './check-finite.js';
import { checkParameters } from './check-parameters.js';
import { checkPrecision } from './check-precision.js';
import { checkInputs, checkMemory, checkOverwriting } from './check-purity.js';
import { checkState } from './check-state.js';
import type { Subject } from './subject.js';

/** A thing that must hold of an optimizer. */
export interface OptimizerCheck {
  /** A sentence about the optimizer. */
  readonly name: string;
  /** Returns if it holds; otherwise throws an error that says what was found and what to do. */
  run(): void;
}

/** How to make the optimizer that is checked. */
export interface OptimizerCheckOptions {
  /** Parameters to make it with. Default `{}`, its own defaults. */
  readonly params?: Readonly<Record<string, Json>>;
}

/**
 * The conformance checks of an optimizer: that all its memory is in its state, so that runs side by side do not disturb
 * each other and a run goes on from a checkpoint bit for bit; that it writes its steps and nothing else; that they are
 * numbers wherever they should be, in float32 and float64, and go downhill; and that its parameters make it again. Random
 * numbers have a fixed seed.
 *
 * Descent is tried on $f(x) = \sum_i c_i x_i^2 / 2$ with $0.1 \le c_i \le 1$ and $1 \le |x_i| \le 3$ at the start: after 100
 * steps f is lower. Give `params` that suit it. Gradient transforms, which make no step, are not held to it.
 *
 * @param factory makes the optimizer from JSON-safe parameters; called with `{}` it takes its defaults.
 * @param options.params parameters to make it with.
 * @returns the checks; run them in any order. If the object doesn't meet the contract, or makes no state, there is no other
 * check.
 *
 * @example
 * ```ts
 * import { adam } from '@lowrank/optimizers';
 * import { optimizerChecks } from '@lowrank/optimizers/testing';
 *
 * for (const { name, run } of optimizerChecks(adam, { params: { learningRate: 0.01 } })) {
 *   run();
 *   console.log(`ok: adam ${name}`);
 * }
 * ```
 */
export function optimizerChecks(
  factory: (params: never) => Optimizer,
  options: OptimizerCheckOptions = {},
): readonly OptimizerCheck[] {
  const { params = {}, ...unknown } = asOptions('optimizerChecks', options);
  refuseUnknown('optimizerChecks', unknown, ['params']);
  const make = (own: Readonly<Record<string, Json>>) => checked(factory(own as never));
  const contract = 'meets the contract';
  let optimizer: Optimizer;
  try {
    optimizer = make(params);
  } catch (error) {
    const run = () => {
      throw error;
    };
    return [{ name: contract, run }];
  }
  const subject: Subject = {
    optimizer,
    given: Object.keys(params),
    another: () => make(params),
    remade: () => make(JSON.parse(JSON.stringify(optimizer.params))),
  };
  const checks: [string, (subject: Subject) => void][] = [
    [contract, () => checked(optimizer)],
    ['makes a state in init and keeps its shape', checkState],
  ];
  if (hasState(subject)) {
    checks.push(
      ['leaves gradients and parameters as they are', checkInputs],
      ['writes every step, whatever stood there', checkOverwriting],
      ['remembers in its state alone', checkMemory],
      ['goes on from a checkpoint bit for bit', checkCheckpoint],
      ['makes finite steps for gradients from scale 1e-30 to 1e30', checkScales],
      ['makes finite steps where gradients are zero', checkZero],
      ['makes the same steps in float32, to rounding', checkPrecision],
    );
    if (!isGradientTransform(optimizer)) checks.push(['goes downhill on a convex quadratic', checkDescent]);
    checks.push(['is made again by its factory from its parameters', checkParameters]);
  }
  return checks.map(([name, check]) => ({
    name,
    run: () => {
      check(subject); // and returns nothing: jest refuses a test that does
    },
  }));
}

function checked(optimizer: Optimizer): Optimizer {
  const problems = checkOptimizer(optimizer);
  if (problems.length > 0) throw new ArgumentError(`${optimizer?.name ?? 'unnamed'}: ${problems.join(' ')}`);
  return optimizer;
}

function hasState(subject: Subject): boolean {
  try {
    checkState(subject);
    return true;
  } catch {
    return false;
  }
}
