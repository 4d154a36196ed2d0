import { exact, type FitOptions, type FitResult, fit } from '@lowrank/models';
import { adam } from '@lowrank/optimizers';
import { ratio } from '@lowrank/regularizers';
import { tensorFit } from '../../training/tensor-fit.js';
import type { Prepared } from '../prepared.js';
import { makeProblem, type ProblemName } from '../problem.js';
import { learningRate } from '../training-setting.js';

/** Training by `fit`, one step a repetition. */
export interface TrainingOptions {
  readonly problem: ProblemName;
  readonly depth: number;
  /** Of the penalty ratio; 0 for none. */
  readonly weight: number;
  readonly engine?: 'auto' | 'exact';
  readonly runtime?: 'native' | 'tfjs';
  /** Steps between two looks at the run: repetitions are multiples of it. */
  readonly block: number;
}

export async function training(options: TrainingOptions): Promise<Prepared> {
  const { problem, depth, weight, engine = 'auto', runtime = 'native', block } = options;
  return pausedFit(runtime === 'tfjs' ? tensorFit : fit, block, {
    observations: await makeProblem(problem),
    network: { depth, init: { kind: 'gaussian', scale: depth === 1 ? 1e-3 : 0.1 } },
    terms: weight > 0 ? [{ penalty: ratio(), weight }] : [],
    engine: engine === 'exact' ? exact() : 'auto',
    optimizer: adam({ learningRate }),
    seed: 0,
  });
}

/** One run without end that waits in an observer until steps are asked for, so that its start is never timed. */
async function pausedFit(
  train: (options: FitOptions) => Promise<FitResult>,
  block: number,
  options: Omit<FitOptions, 'steps'>,
): Promise<Prepared> {
  let blocks = 0;
  let [arrive, fail]: [() => void, (error: unknown) => void] = [() => {}, () => {}];
  let leave = () => {};
  const arrival = () =>
    new Promise<void>((resolve, reject) => {
      [arrive, fail] = [resolve, reject];
    });
  const observe = () => {
    if (blocks-- > 0) return;
    arrive();
    return new Promise<void>((resolve) => {
      leave = resolve;
    });
  };

  const started = arrival();
  // `observe` is first called before the first step.
  train({ ...options, steps: Number.MAX_SAFE_INTEGER, observers: [{ every: block, observe }] }).catch((error) =>
    fail(error),
  );
  await started;
  return {
    run: async (repetitions) => {
      const count = Math.ceil(repetitions / block);
      blocks = count - 1;
      const arrived = arrival();
      const start = performance.now();
      leave();
      await arrived;
      return (performance.now() - start) / (count * block);
    },
  };
}
