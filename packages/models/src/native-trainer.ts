import { type Allocate, type FloatArray, Matrix } from '@lowrank/linalg';
import { valueAt } from '@lowrank/optimizers';
import { copyState, restoreState } from './checkpoint.js';
import { guardFinite } from './guard-finite.js';
import { gather, LinearNetwork, scatterAdd } from './linear-network.js';
import type { Problem } from './problem.js';
import { accumulateTerms, addPenalty } from './term.js';
import type { Trainer } from './trainer.js';

/** The share of observed entries from which, at depth 2 and more, dense products cost less than sums over the entries. */
const densePaysFrom = 0.05;

/** Training on typed arrays. `step` is the whole algorithm, from top to bottom. */
export function nativeTrainer(problem: Problem): Trainer {
  const { observations, loss, engine, optimizer, precision, settings } = problem;
  const { rows, columns, count } = observations;
  const allocate: Allocate = (length) =>
    precision === 'float32' ? new Float32Array(length) : new Float64Array(length);
  const onProduct = problem.terms.filter((term) => term.on !== 'factors');
  const onFactors = problem.terms.filter((term) => term.on === 'factors');

  const network = new LinearNetwork(problem.start, allocate);
  const { factors, gradients } = network;
  const dense = onProduct.length > 0 || (factors.length > 1 && count >= densePaysFrom * rows * columns);
  const byProduct = dense ? new Matrix(rows, columns, allocate(rows * columns)) : undefined;
  const [predicted, byPrediction] = [allocate(count), allocate(count)];
  const updates = factors.map(({ data }) => allocate(data.length));
  const lossState = loss.init(observations, allocate);
  const engineState = engine?.init(rows, columns, problem.engineRandom, allocate) ?? { slots: {}, globals: {} };
  const optimizerState = optimizer.init(factors, allocate);
  const gradientData: readonly FloatArray[] = gradients.map(({ data }) => data);

  return {
    step: (step) =>
      guardFinite(step, optimizer, (check) => {
        let penalty = 0;
        let dataLoss: number;
        if (byProduct) {
          const P = network.forward();
          gather(observations, P, predicted);
          dataLoss = check('data loss', loss.evaluate(observations, predicted, lossState, byPrediction));
          byProduct.data.fill(0);
          penalty += accumulateTerms(onProduct, step, engine, P, engineState, byProduct);
          scatterAdd(observations, byPrediction, byProduct);
          network.backward(byProduct);
        } else {
          network.forwardAt(observations, predicted);
          dataLoss = check('data loss', loss.evaluate(observations, predicted, lossState, byPrediction));
          network.backwardAt(observations, byPrediction);
        }
        for (const { penalty: R, weight } of onFactors) {
          for (const [j, factor] of factors.entries()) {
            penalty += addPenalty(R, valueAt(weight, step), factor, gradients[j]);
          }
        }
        optimizer.update(gradientData, optimizerState, factors, updates);
        for (const [j, { data }] of factors.entries()) {
          for (let k = 0; k < data.length; k++) data[k] += updates[j][k];
        }
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
      for (const [j, { data }] of factors.entries()) data.set(checkpoint.parameters[j]);
      restoreState(checkpoint.optimizer, optimizerState);
      restoreState(checkpoint.engine, engineState);
      restoreState(checkpoint.loss, lossState);
    },
    dispose: () => {},
  };
}
