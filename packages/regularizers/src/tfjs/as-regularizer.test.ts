import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { Matrix } from '@lowrank/linalg';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluatePenalty } from '../evaluate-penalty.js';
import type { MatrixPenalty, NormsPenalty, Penalty } from '../penalty.js';
import { ratio } from '../ratio.js';
import { schattenP } from '../schatten-p.js';
import { builtIn } from '../testing/built-in.js';
import { asRegularizer } from './as-regularizer.js';
import { knownPenalties } from './known-penalties.js';
import type { LowrankRegularizer } from './lowrank-regularizer.js';
import { register } from './register.js';
import { kernelOf, linearData, lossesOf, matrixOf, save } from './test-models.js';

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);

/** A linear layer of eight units. */
const dense = (seed: number, options: Partial<Parameters<typeof tfl.layers.dense>[0]> = {}) =>
  tfl.layers.dense({
    units: 8,
    useBias: false,
    kernelInitializer: tfl.initializers.glorotNormal({ seed }),
    ...options,
  });

const regularizerOf = (layer: tfl.layers.Layer) =>
  (layer as unknown as { kernelRegularizer: LowrankRegularizer }).kernelRegularizer;

const load = (artifacts: tf.io.ModelArtifacts) => tfl.loadLayersModel(tf.io.fromMemory(artifacts));

describe.each(['wasm', 'cpu'])('asRegularizer on %s', (backend) => {
  let x: tf.Tensor2D;
  let y: tf.Tensor2D;
  beforeEach(async () => {
    await tf.setBackend(backend);
    [x, y] = linearData();
  });
  afterEach(() => {
    tf.dispose([x, y]);
    knownPenalties.clear();
  });

  it('makes the step of gradient descent that the gradient of the penalty says', async () => {
    const penalty = schattenP({ p: 1, epsilon: 0.1 });
    const layer = dense(1, { inputShape: [12], kernelRegularizer: asRegularizer(penalty, { weight: 0.7 }) });
    const model = tfl.sequential({ layers: [layer] });
    // The loss of the data has no gradient, so that the penalty alone makes the step.
    const nothing = (_: tf.Tensor, prediction: tf.Tensor) => tf.mul(0, tf.mean(prediction));
    model.compile({ optimizer: tf.train.sgd(0.5), loss: nothing });
    const start = matrixOf(() => tf.clone(kernelOf(layer)));
    const gradient = Matrix.zeros(12, 8);
    const value = 0.7 * evaluatePenalty(penalty, start, gradient);
    const { history } = await model.fit(x, y, { epochs: 1, batchSize: 32, verbose: 0 });
    // Float32 holds 1e-7 of numbers of order 1.
    expect(Number(history.loss[0])).toBeCloseTo(value, 4);
    for (const [k, w] of kernelOf(layer).dataSync().entries()) {
      expect(w).toBeCloseTo(start.data[k] - 0.5 * 0.7 * gradient.data[k], 5);
    }
    model.dispose();
  });

  it('is in the loss of fit and not in that of evaluate', async () => {
    const layer = dense(1, { inputShape: [12], kernelRegularizer: asRegularizer(ratio(), { weight: 3 }) });
    const model = tfl.sequential({ layers: [layer] });
    model.compile({ optimizer: tf.train.sgd(0), loss: 'meanSquaredError' });
    const { history } = await model.fit(x, y, { epochs: 1, batchSize: 32, verbose: 0 });
    const evaluated = model.evaluate(x, y, { batchSize: 32, verbose: 0 }) as tf.Scalar;
    const penalty =
      3 *
      evaluatePenalty(
        ratio(),
        matrixOf(() => tf.clone(kernelOf(layer))),
      );
    expect(Number(history.loss[0]) - evaluated.dataSync()[0]).toBeCloseTo(penalty, 4);
    tf.dispose(evaluated);
    model.dispose();
  });

  it('is saved with the layer and loaded again, weight and parameters included', async () => {
    const regularizer = asRegularizer(schattenP({ p: 0.5, epsilon: 0.25 }), { weight: 0.01 });
    const model = tfl.sequential({ layers: [dense(1, { inputShape: [12], kernelRegularizer: regularizer })] });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    const artifacts = await save(model);
    await expect(load(artifacts)).rejects.toThrow("has the penalty 'schattenP', known are none. Before loading, call");
    register();
    const loaded = await load(artifacts);
    const { penalty, weight } = regularizerOf(loaded.layers[0]);
    expect([penalty.name, penalty.params, weight]).toEqual(['schattenP', { p: 0.5, epsilon: 0.25 }, 0.01]);
    expect(lossesOf(loaded.layers[0])).toEqual(lossesOf(model.layers[0]));
    for (const each of [model, loaded]) each.dispose();
  });

  it('of a convolution has as many columns as filters', () => {
    const options = { filters: 4, kernelSize: 3, inputShape: [5, 5, 2], kernelRegularizer: asRegularizer(ratio()) };
    const model = tfl.sequential({ layers: [tfl.layers.conv2d(options)] });
    const kernel = matrixOf(() => tf.reshape(kernelOf(model.layers[0]), [3 * 3 * 2, 4]));
    expect(lossesOf(model.layers[0])[0]).toBeCloseTo(evaluatePenalty(ratio(), kernel), 5);
    model.dispose();
  });
});

describe('asRegularizer', () => {
  it('leaves a layer the very regularizer that it was given', () => {
    const regularizer = asRegularizer(ratio());
    expect(regularizerOf(dense(1, { kernelRegularizer: regularizer }))).toBe(regularizer);
  });

  it.each(builtIn.map(({ factory, params }) => (factory as (params?: unknown) => Penalty)(params)))(
    'brings $name $params through the renaming of keys and strings on the way to a disk and back',
    (penalty) => {
      register();
      const layer = dense(1, { inputShape: [12], kernelRegularizer: asRegularizer(penalty, { weight: 0.3 }) });
      const model = tfl.sequential({ layers: [layer] });
      // What models.modelFromJSON reads, as text.
      const topology = JSON.parse(model.toJSON() as unknown as string);
      return tfl.models.modelFromJSON(topology).then((loaded) => {
        const { penalty: read, weight } = regularizerOf(loaded.layers[0]);
        expect([read.name, read.params, weight]).toEqual([penalty.name, penalty.params, 0.3]);
      });
    },
  );

  it('takes a penalty of your own, whatever its parameters are called', async () => {
    const sumOfSquares = ({ snake_case = 'a_B', L = 1 }: { snake_case?: string; L?: number } = {}): MatrixPenalty => ({
      specVersion: 1,
      kind: 'matrix',
      name: 'sumOfSquares',
      params: { snake_case, L },
      evaluate: (W, gradient) => {
        for (let k = 0; k < W.data.length; k++) gradient.data[k] = 2 * L * W.data[k];
        return L * Array.from(W.data).reduce((sum, w) => sum + w * w, 0);
      },
    });
    register(tf, { penalties: { sumOfSquares } });
    const kernelRegularizer = asRegularizer(sumOfSquares({ snake_case: 'Not_Camel', L: 2 }));
    const model = tfl.sequential({ layers: [dense(1, { inputShape: [12], kernelRegularizer })] });
    const loaded = await tfl.models.modelFromJSON(JSON.parse(model.toJSON() as unknown as string));
    expect(regularizerOf(loaded.layers[0]).penalty.params).toEqual({ snake_case: 'Not_Camel', L: 2 });
  });

  it('refuses a factory that was not called, mixed-up arguments and options, and a weight that is not in an object', () => {
    expect(() => asRegularizer(ratio as unknown as NormsPenalty)).toThrow('Call the factory of the penalty.');
    expect(() => asRegularizer({ weight: 1 } as never, ratio() as never)).toThrow(
      /^asRegularizer: .*Here it is the options: give the penalty first\.$/,
    );
    expect(() => asRegularizer(ratio(), 0.05 as never)).toThrow(
      'asRegularizer(ratio): expected an object of options, got 0.05. Pass each by its name',
    );
    expect(() => asRegularizer(ratio(), { wieght: 1 } as never)).toThrow(
      "asRegularizer(ratio): there is no option 'wieght'; did you mean 'weight'? The options are weight.",
    );
    expect(() => register(tf, { penalty: { ratio } } as never)).toThrow("register: there is no option 'penalty';");
    expect(() => register({ penalties: {} } as never)).toThrow('expected TensorFlow.js as first argument');
    expect(() => register(tf, { penalties: { ratio } })).toThrow(
      'ratio is a penalty of this package. Give yours another',
    );
    expect(() => register(tf, { penalties: { mine: ratio() as never } })).toThrow(
      'expected a factory for mine, got object',
    );
    expect(() => asRegularizer(ratio(), { weight: Number.NaN })).toThrow('weight is NaN, expected a finite number');
  });
});
