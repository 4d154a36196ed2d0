import type { Optimizer } from './optimizer.js';

/**
 * A rule that writes a changed gradient to `out` in place of a step, for use in front of an optimizer in `chain`. It has
 * its state, parameters and learning rates like any other rule.
 */
export interface GradientTransform extends Optimizer {
  /** Tells it from a rule that makes steps. */
  readonly kind: 'gradientTransform';
}

/** Marks a rule whose output is a gradient. */
export function asGradientTransform(rule: Optimizer): GradientTransform {
  return Object.freeze<GradientTransform>({ ...rule, kind: 'gradientTransform' });
}

/** Whether a rule's output is a gradient. */
export function isGradientTransform(rule: Optimizer): rule is GradientTransform {
  return (rule as Partial<GradientTransform>).kind === 'gradientTransform';
}
