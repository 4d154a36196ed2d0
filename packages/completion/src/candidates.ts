import { subspace } from '@lowrank/models';
import { adam, holdThenDecay } from '@lowrank/optimizers';
import { biasModel } from './bias-model.js';
import type { CompletionMethod } from './completion.js';
import { globalMean } from './global-mean.js';
import { type LinearNetworkSettings, linearNetwork } from './linear-network.js';

/** Multiply-adds that one network may take; a core makes about 2e10 a second. */
const budget = 1e12;
/** Updates after which networks for noisy data have settled. */
const settled = 500;
/** Updates that bring those for exactly low-rank data to the end of their schedules. */
const whole = 4000;
/** Fewer are not worth their time. */
const least = 100;

/** Something that `complete` may choose. */
export interface Candidate {
  readonly name: string;
  /** Its updates at most; 0 for a method in closed form. */
  readonly steps: number;
  /** The method with as many updates as given, at least 1 where it makes any. */
  method(steps: number): CompletionMethod;
}

/**
 * What `complete` chooses among for a matrix of this shape, simple things first: mean, biases, then networks.
 *
 * @param offset - of the values, how far their mean lies from 0 in standard deviations.
 */
export function candidatesFor(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  offset: number,
  memoryLimit: number | undefined,
): readonly [Candidate, Candidate, ...Candidate[]] {
  const affordable = Math.floor(budget / (4 * rows * columns * Math.min(48, rows, columns)));
  const within = (most: number) => Math.max(least, Math.min(most, affordable));
  return [
    { name: 'mean', steps: 0, method: () => globalMean() },
    { name: 'biases', steps: 0, method: () => biasModel() },
    { name: 'biases, less damped', steps: 0, method: () => biasModel({ userDamping: 1, itemDamping: 1 }) },
    {
      name: 'low rank and biases',
      steps: within(settled),
      method: (steps) => linearNetwork({ steps, memoryLimit }),
    },
    ...centresFor(offset, affordable >= 2 * whole).flatMap((biases) =>
      withoutBiases({ biases, memoryLimit, smaller: Math.min(rows, columns), affordable }),
    ),
  ];
}

/**
 * About what a network without biases is of low rank: about 0, or about the mean. A mean far from 0 is a singular value that
 * hides all others, and a mean near 0 is none; between the two, both are tried where that is cheap.
 */
function centresFor(offset: number, cheap: boolean): readonly ('none' | 'mean')[] {
  if (offset < 0.3) return ['none'];
  if (offset > 10) return ['mean'];
  if (cheap) return ['none', 'mean'];
  return offset > 2 ? ['mean'] : ['none'];
}

/** Networks for low-rank data with much noise, some, and hardly any. */
function withoutBiases({
  biases,
  memoryLimit,
  smaller,
  affordable,
}: {
  readonly biases: 'none' | 'mean';
  readonly memoryLimit: number | undefined;
  readonly smaller: number;
  readonly affordable: number;
}): Candidate[] {
  // Without biases W has nearly all of what is observed, so its norm is held there.
  const common: LinearNetworkSettings = {
    biases,
    anchor: 1,
    engine: subspace({ rank: Math.min(32, Math.max(16, 8 * Math.floor(smaller / 32))), floor: 1e-4 }),
    memoryLimit,
  };
  const held = (lambda: number) => (steps: number) =>
    linearNetwork({ ...common, steps, lambda, optimizer: adam({ learningRate: 1e-2 }) });
  const within = (most: number) => Math.max(least, Math.min(most, affordable));
  const what = biases === 'mean' ? 'low rank about the mean' : 'low rank';
  return [
    ...(affordable >= 2 * whole ? [{ name: `${what}, much noise`, steps: within(settled), method: held(0.5) }] : []),
    { name: `${what}, some noise`, steps: within(settled), method: held(0.2) },
    ...(affordable >= settled
      ? [
          {
            name: `${what}, hardly noise`,
            steps: within(whole),
            method: (steps: number) => letGo(steps, within(whole), common),
          },
        ]
      : []),
  ];
}

/** Holds its settings until the spectrum has settled, then lets penalty and learning rate go, for the last digits. */
function letGo(steps: number, length: number, common: LinearNetworkSettings): CompletionMethod {
  const [hold, until] = [Math.floor(0.6 * length), Math.floor(0.95 * length)];
  return linearNetwork({
    ...common,
    steps,
    lambda: holdThenDecay({ value: 0.05, hold, until, factor: 1e-3 }),
    optimizer: adam({ learningRate: holdThenDecay({ value: 0.01, hold, until, factor: 1e-2 }) }),
    patience: 250,
  });
}
