import { asOptions } from '@lowrank/linalg';
import { checkOptions, level, positiveCount } from './check-options.js';
import { type Schedule, valueAt } from './schedule.js';

/** Options of {@link warmup}. */
export interface WarmupOptions {
  /** How many steps lie below the full value. */
  readonly steps: number;
  /** What follows: a number, or a schedule that counts its steps from the end of the warm-up. */
  readonly to: number | Schedule;
}

/**
 * A linear rise to a value or schedule, which then goes on.
 *
 * peak (t + 1) / (steps + 1) for t < steps, peak the value that follows first; `to` at t - steps from there on
 *
 * The rise starts above 0, so that no step is spent on a learning rate of 0.
 *
 * @param options - `steps`, `to`.
 * @returns the schedule.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { cosineDecay, warmup } from '@lowrank/optimizers';
 *
 * const learningRate = warmup({ steps: 3, to: cosineDecay({ value: 0.4, steps: 1000 }) });
 * console.log([0, 1, 2, 3].map((step) => learningRate.at(step).toFixed(1))); // 0.1, 0.2, 0.3, 0.4
 * ```
 * @see P. Goyal et al., Accurate, Large Minibatch SGD, arXiv 1706.02677, section 2.2.
 */
export function warmup(options: WarmupOptions): Schedule {
  const { steps, to, ...unknown } = asOptions('warmup', options);
  const params = checkOptions('warmup', { steps: [steps, positiveCount], to: [to, level] }, unknown);
  return Object.freeze<Schedule>({
    name: 'warmup',
    params,
    at: (step) => (step < steps ? (valueAt(to, 0) * (step + 1)) / (steps + 1) : valueAt(to, step - steps)),
  });
}
