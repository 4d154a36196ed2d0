import type { Matrix, Observations } from '@lowrank/linalg';
import { type Biases, biasesOf, type Observer, type StopRule } from '@lowrank/models';
import { rootMeanSquare } from './root-mean-square.js';

/** An iterate, in units of training. */
interface Iterate {
  readonly step: number;
  readonly W: Matrix;
  readonly biases: Biases;
}

/** Looks at training and keeps the iterate with the least error on a validation part. */
export interface BestSoFar extends Observer, StopRule {
  best(): Iterate | undefined;
}

/** An error that is above the least one by less than this, in units of training, has not grown. */
const tolerance = 0.02;

/**
 * Keeps the best iterate, and stops when the error has been above the least one for `patience` steps.
 *
 * @param fixed - biases in the unit of the values; undefined where they are in the state of the loss.
 * @param unit - what a number of training stands for.
 */
export function keepBest(
  { rowIndices, columnIndices, values }: Observations,
  { fixed, unit, patience }: { fixed: Biases | undefined; unit: number; patience: number },
): BestSoFar {
  let best: (Iterate & { readonly error: number }) | undefined;
  let lastGood = 0;
  return {
    every: Math.max(1, Math.round(patience / 10)),
    observe: async (snapshot) => {
      const biases = fixed ?? biasesOf((await snapshot.checkpoint()).loss);
      const W = snapshot.product();
      const scale = fixed ? 1 : unit;
      const residuals = values.map((value, k) => {
        const [i, j] = [rowIndices[k], columnIndices[k]];
        return unit * W.get(i, j) + scale * (biases.mean + biases.rows[i] + biases.columns[j]) - value;
      });
      const error = rootMeanSquare(residuals);
      if (!best || error < best.error) best = { step: snapshot.step, W, biases, error };
      if (error <= best.error + tolerance * unit) lastGood = snapshot.step;
    },
    when: ({ step }) => step - lastGood >= patience,
    best: () => best,
  };
}
