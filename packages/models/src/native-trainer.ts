import { type Allocate, Matrix } from '@lowrank/linalg';
import { inKernelMemory, productScratch } from '@lowrank/linalg/kernels';
import { valueAt } from '@lowrank/optimizers';
import { addScaled } from './add-scaled.js';
import { checkedState } from './checked-state.js';
import { copyState, restoreArrays, restoreState } from './checkpoint.js';
import { entriesOf, observedOf } from './entries.js';
import { guardFinite } from './guard-finite.js';
import { LinearNetwork } from './linear-network.js';
import { gather, scatterAdd } from './observed-entries.js';
import type { Problem } from './problem.js';
import { accumulateTerms, addPenalty } from './term.js';
import type { Trainer } from './trainer.js';

/** The share of observed entries from which, at depth 2 and more, dense products cost less than sums over the entries. */
const densePaysFrom = 0.5;

/**
 * Training on typed arrays. `step` is the whole algorithm, from top to bottom. Everything that it touches is in one kernel
 * memory, so each of its lines may run as a kernel or as a plain loop on the same bytes.
 */
export function nativeTrainer(problem: Problem): Trainer {
  const { loss, engine, optimizer, settings } = problem;
  const onProduct = problem.terms.filter((term) => term.on !== 'factors');
  const onFactors = problem.terms.filter((term) => term.on === 'factors');
  const run = runMemory(problem, onProduct.length > 0);
  const { network, entries, observed, predicted, byPrediction, updates, lossState, engineState, optimizerState } = run;
  const { factors, gradients, byProduct } = network;
  const gradientData = gradients.map(({ data }) => data);

  return {
    step: (step) =>
      guardFinite(step, optimizer, (check) => {
        let penalty = 0;
        let dataLoss: number;
        if (run.dense) {
          const P = network.forward();
          gather(entries.at, P.data, predicted);
          dataLoss = check('data loss', loss.evaluate(observed, predicted, lossState, byPrediction));
          byProduct.data.fill(0);
          penalty += accumulateTerms(onProduct, step, engine, P, engineState, byProduct);
          scatterAdd(entries.at, byPrediction, byProduct.data);
          network.backward();
        } else {
          network.forwardAt(entries, predicted);
          dataLoss = check('data loss', loss.evaluate(observed, predicted, lossState, byPrediction));
          network.backwardAt(entries, byPrediction);
        }
        for (const { penalty: R, weight } of onFactors) {
          for (const [j, factor] of factors.entries()) {
            penalty += addPenalty(R, valueAt(weight, step), factor, gradients[j]);
          }
        }
        optimizer.update(gradientData, optimizerState, factors, updates);
        for (const [j, { data }] of factors.entries()) addScaled(1, updates[j], data);
        return { loss: dataLoss, penalty };
      }),
    factors: () => factors.map((factor) => new Matrix(factor.rows, factor.columns, Float64Array.from(factor.data))),
    save: async (step) => ({
      step,
      settings,
      parameters: factors.map(({ data }) => data.slice()),
      optimizer: copyState(optimizerState),
      engine: copyState(engineState),
      loss: copyState(lossState),
    }),
    load: async (checkpoint) => {
      restoreArrays(
        checkpoint.parameters,
        factors.map(({ data }) => data),
        'parameters',
      );
      restoreState(checkpoint.optimizer, optimizerState, 'optimizer');
      restoreState(checkpoint.engine, engineState, 'engine');
      restoreState(checkpoint.loss, lossState, 'loss');
    },
    dispose: () => {},
  };
}

/** Everything that a run computes on. */
function runMemory({ observations, start, loss, engine, engineRandom, optimizer, precision }: Problem, terms: boolean) {
  const { rows, columns, count } = observations;
  const dense = terms || (start.length > 1 && count >= densePaysFrom * rows * columns);
  const largest = Math.max(...start.flatMap((factor) => [factor.rows, factor.columns]));
  return inKernelMemory(productScratch(largest), (make) => {
    const allocate: Allocate = (length, type = precision) => make(length, type);
    const network = new LinearNetwork(start, dense, allocate);
    const { factors } = network;
    return {
      dense,
      network,
      entries: entriesOf(observations, make),
      observed: observedOf(observations, make),
      predicted: allocate(count),
      byPrediction: allocate(count),
      updates: factors.map(({ data }) => allocate(data.length)),
      lossState: checkedState(`loss '${loss.name}'`, loss.init(observations, allocate)),
      engineState: engine
        ? checkedState(`engine '${engine.name}'`, engine.init(rows, columns, engineRandom(), allocate))
        : { slots: {}, globals: {} },
      optimizerState: checkedState(`optimizer '${optimizer.name}'`, optimizer.init(factors, allocate)),
    };
  });
}
