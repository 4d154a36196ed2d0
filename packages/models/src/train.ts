import { type Matrix, multiply } from '@lowrank/linalg';
import type { Checkpoint } from './checkpoint.js';
import { CheckpointError } from './errors.js';
import type { FitOptions, FitResult, Snapshot } from './options.js';
import type { Problem } from './problem.js';
import type { Trainer } from './trainer.js';

/** How long a run computes before it lets timers, messages and the signal through, in ms. */
const turn = 50;

/** The loop around the steps, the same for every runtime: observers, stop rule, progress, cancel, resume. */
export async function train(problem: Problem, trainer: Trainer, options: FitOptions): Promise<FitResult> {
  const { steps, observers = [], stop, signal, onProgress, resume } = options;
  let [step, loss, penalty] = [0, Number.NaN, Number.NaN];
  if (resume) {
    refuseForeign(resume, problem);
    if (resume.step > steps) {
      throw new CheckpointError(`fit: the checkpoint is of step ${resume.step}, beyond steps, ${steps}. Raise steps.`);
    }
    await trainer.load(resume);
    step = resume.step;
  }
  const look = async (last: boolean): Promise<boolean> => {
    const due = ({ every }: { every: number }) => last || step % every === 0;
    const snapshot = snapshotOf(trainer, step, loss, penalty);
    for (const observer of observers) if (due(observer)) await observer.observe(snapshot);
    return stop !== undefined && step % stop.every === 0 && stop.when(snapshot);
  };

  let stoppedBy: FitResult['stoppedBy'] = 'steps';
  if (!resume && (await look(false))) stoppedBy = 'rule';
  // The clock decides only when to pause, never what is computed.
  let pause = performance.now() + turn;
  while (step < steps && stoppedBy === 'steps') {
    if (performance.now() >= pause) {
      onProgress?.({ step, steps, loss });
      await new Promise((resolve) => setTimeout(resolve));
      pause = performance.now() + turn;
    }
    if (signal?.aborted) {
      stoppedBy = 'signal';
      break;
    }
    ({ loss, penalty } = trainer.step(step));
    step++;
    if (await look(step === steps)) stoppedBy = 'rule';
  }
  onProgress?.({ step, steps, loss });
  const factors = trainer.factors();
  return {
    W: productOf(factors),
    factors,
    step,
    stoppedBy: step >= steps ? 'steps' : stoppedBy,
    loss,
    penalty,
    engine: problem.engine?.name ?? 'none',
    engineParams: problem.engine?.params ?? {},
    checkpoint: await trainer.save(step),
  };
}

function snapshotOf(trainer: Trainer, step: number, loss: number, penalty: number): Snapshot {
  let product: Matrix | undefined;
  return {
    step,
    loss,
    penalty,
    product: () => {
      product ??= productOf(trainer.factors());
      return product;
    },
    checkpoint: () => trainer.save(step),
  };
}

/** W_N ... W_1. */
function productOf(factors: readonly Matrix[]): Matrix {
  return factors.reduce((product, factor) => multiply(factor, product));
}

function refuseForeign(checkpoint: Checkpoint, { settings }: Problem): void {
  if (checkpoint.settings === settings) return;
  const [stored, wanted] = [JSON.parse(checkpoint.settings), JSON.parse(settings)] as Record<string, unknown>[];
  const key = Object.keys({ ...wanted, ...stored }).find(
    (k) => JSON.stringify(stored[k]) !== JSON.stringify(wanted[k]),
  );
  throw new CheckpointError(
    `fit: the checkpoint belongs to another run: its ${key} is ${JSON.stringify(stored[key ?? ''])}, now it is ` +
      `${JSON.stringify(wanted[key ?? ''])}. Resume with the settings of that run, or start anew.`,
  );
}
