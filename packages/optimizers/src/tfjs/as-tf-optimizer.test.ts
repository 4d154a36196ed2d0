import '@tensorflow/tfjs-backend-cpu';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factories } from '../fixtures/all-rules.js';
import { exampleGradients, exampleParameters } from '../fixtures/run.js';
import { runByKernels } from '../fixtures/run-by-kernels.js';
import {
  adagrad,
  adam,
  adamax,
  chain,
  clipByGlobalNorm,
  gradientDescent,
  groupRmsprop,
  momentum,
  muon,
  nesterov,
  rmsprop,
} from '../index.js';
import { asTfOptimizer } from './as-tf-optimizer.js';

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);

const names = ['first', 'second'];

/** The two example parameters as variables. */
function makeVariables(): tf.Variable[] {
  return exampleParameters(Float32Array).map(({ data, rows, columns }, k) =>
    tf.tidy(() => tf.variable(tf.tensor2d(data as Float32Array, [rows, columns]), true, names[k])),
  );
}

function makeGradients(step: number): tf.Tensor[] {
  return exampleGradients(step, Float32Array).map((data, k) =>
    tf.tensor(data, [exampleParameters()[k].rows, exampleParameters()[k].columns]),
  );
}

function step(optimizer: tf.Optimizer, t: number, order = [0, 1]): void {
  const gradients = makeGradients(t);
  try {
    optimizer.applyGradients(Object.fromEntries(order.map((k) => [names[k], gradients[k]])));
  } finally {
    tf.dispose(gradients);
  }
}

const values = (variables: readonly tf.Variable[]) =>
  variables.map((variable) => Float32Array.from(variable.dataSync()));

/** |W|^2 / 2 for all W, with its gradient, since tfjs-core alone has none. */
const halfSquare = tf.customGrad((...args) => {
  const inputs = args.slice(0, -1) as tf.Tensor[];
  const save = args[args.length - 1] as unknown as tf.GradSaveFunc;
  save(inputs);
  const value = inputs.reduce((sum, x) => sum + x.dataSync<'float32'>().reduce((s, xi) => s + (xi * xi) / 2, 0), 0);
  return {
    value: tf.scalar(value),
    gradFunc: (_dy: tf.Tensor, saved: tf.Tensor[]) => saved.map((x) => x.clone()),
  };
});

describe.each(['cpu', 'wasm'])('asTfOptimizer on %s', (backend) => {
  let variables: tf.Variable[];
  let tensors: number;
  beforeEach(async () => {
    await tf.setBackend(backend);
    tensors = tf.memory().numTensors;
    variables = makeVariables();
  });
  afterEach(() => {
    tf.dispose(variables);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it.each(Object.entries(factories))('makes the steps of %s on float32 arrays, bit for bit', (_name, make) => {
    const optimizer = asTfOptimizer(make());
    for (let t = 0; t < 7; t++) step(optimizer, t);
    const gradients = Array.from({ length: 7 }, (_, t) => exampleGradients(t, Float32Array));
    const plain = runByKernels(make(), gradients);
    expect(values(variables)).toEqual(plain.parameters.map(({ data }) => data));
    expect(optimizer.iterations).toBe(7);
    const { slots, globals } = plain.state;
    expect(optimizer.saveState()).toEqual({ slots, globals });
    optimizer.dispose();
  });

  it('works in minimize, for all trainable variables and for a list of them', () => {
    const optimizer = asTfOptimizer(adam({ learningRate: 0.05 }));
    const loss = () => halfSquare(variables[0], variables[1]) as tf.Scalar;
    const [first] = tf.tidy(() => loss().dataSync());
    for (let t = 0; t < 50; t++) optimizer.minimize(loss);
    for (let t = 0; t < 49; t++) optimizer.minimize(loss, false, variables);
    const cost = optimizer.minimize(loss, true, [...variables].reverse());
    expect(cost?.dataSync()[0]).toBeLessThan(0.01 * first);
    tf.dispose(cost as tf.Scalar);
    optimizer.dispose();
  });

  it('goes by the names of the variables, not by their order', () => {
    const optimizer = asTfOptimizer(adam());
    for (let t = 0; t < 5; t++) step(optimizer, t, t % 2 ? [1, 0] : [0, 1]);
    const gradients = Array.from({ length: 5 }, (_, t) => exampleGradients(t, Float32Array));
    const plain = runByKernels(adam(), gradients);
    expect(values(variables)).toEqual(plain.parameters.map(({ data }) => data));
    optimizer.dispose();
  });

  it('leaves other tensors that share the memory of a variable alone', () => {
    const aliases = variables.map((variable) => variable.clone());
    const gradients = makeGradients(0);
    const optimizer = asTfOptimizer(adam());
    optimizer.applyGradients({ first: gradients[0], second: gradients[1] });
    aliases.forEach((alias, k) => {
      expect(alias.dataSync()).toEqual(exampleParameters(Float32Array)[k].data);
    });
    gradients.forEach((gradient, k) => {
      expect(gradient.dataSync()).toEqual(exampleGradients(0, Float32Array)[k]);
    });
    tf.dispose([...aliases, ...gradients]);
    optimizer.dispose();
  });

  it.each([adam(), groupRmsprop(), muon(), chain(clipByGlobalNorm({ max: 1 }), adamax())])(
    'goes on bit for bit from saved weights: $name',
    async (rule) => {
      const whole = asTfOptimizer(rule);
      for (let t = 0; t < 9; t++) step(whole, t);
      const expected = [values(variables), whole.saveState()];
      tf.dispose(variables);
      variables = makeVariables();

      const half = asTfOptimizer(rule);
      for (let t = 0; t < 4; t++) step(half, t);
      const rest = asTfOptimizer(rule);
      await rest.setWeights(await half.getWeights());
      half.dispose();
      for (let t = 4; t < 9; t++) step(rest, t, [1, 0]);
      expect([values(variables), rest.saveState()]).toEqual(expected);
      expect(rest.iterations).toBe(9);
      whole.dispose();
      rest.dispose();
    },
  );

  it('hands loaded weights on before the first step, and saves before any', async () => {
    const optimizer = asTfOptimizer(adam());
    expect((await optimizer.getWeights()).map(({ name }) => name)).toEqual(['iter']);
    step(optimizer, 0);
    const weights = await optimizer.getWeights();
    const loaded = asTfOptimizer(adam());
    await loaded.setWeights(weights);
    const again = await loaded.getWeights();
    expect(again.map(({ name }) => name)).toEqual(weights.map(({ name }) => name));
    again.forEach(({ tensor }, j) => {
      expect(tensor.dataSync()).toEqual(weights[j].tensor.dataSync());
    });
    optimizer.dispose();
    loaded.dispose();
  });

  it('goes on bit for bit from a saved state', () => {
    const half = asTfOptimizer(adam());
    for (let t = 0; t < 4; t++) step(half, t);
    const rest = asTfOptimizer(adam());
    rest.restoreState(structuredClone(half.saveState()), variables);
    for (let t = 4; t < 9; t++) step(rest, t);
    const gradients = Array.from({ length: 9 }, (_, t) => exampleGradients(t, Float32Array));
    expect(rest.saveState()).toEqual(runByKernels(adam(), gradients).state);
    rest.restoreState({ slots: {}, globals: {} }, variables);
    expect(rest.saveState()).toEqual({ slots: {}, globals: {} });
    half.dispose();
    rest.dispose();
  });

  it('saves the state of weights that were set, and counts the steps of a restored chain', async () => {
    const rule = chain(clipByGlobalNorm({ max: 1 }), adam());
    const half = asTfOptimizer(rule);
    for (let t = 0; t < 3; t++) step(half, t);
    const rest = asTfOptimizer(rule);
    await rest.setWeights(await half.getWeights());
    expect(rest.saveState()).toEqual(half.saveState());
    const restored = asTfOptimizer(rule);
    restored.restoreState(half.saveState(), variables);
    expect([rest.iterations, restored.iterations]).toEqual([3, 3]);
    for (const optimizer of [half, rest, restored]) optimizer.dispose();
  });

  it('refuses what is not an optimizer, such as a factory that was not called', () => {
    expect(() => asTfOptimizer(adam as never)).toThrow(
      /asTfOptimizer: expected an object, got function\. Call the factory/,
    );
    expect(() => asTfOptimizer({} as never)).toThrow(/asTfOptimizer: specVersion is undefined/);
  });

  it('refuses the state and the weights of other rules, and stays as it was', async () => {
    const [optimizer, other] = [asTfOptimizer(adam()), asTfOptimizer(adamax())];
    step(optimizer, 0);
    step(other, 0);
    const before = optimizer.saveState();
    expect(() => optimizer.restoreState(other.saveState(), variables)).toThrow('the slots m, v, got m, u.');
    expect(() => optimizer.restoreState(before, variables.slice(0, 1))).toThrow("6 numbers in the slot 'm', got 6, 4.");
    const foreign = [
      { name: 'iter', tensor: tf.scalar(1, 'int32') },
      { name: 'first/m', tensor: tf.ones([6]) },
    ];
    await expect(asTfOptimizer(adam()).setWeights(foreign)).rejects.toThrow('not from its getWeights');
    tf.dispose(foreign.map(({ tensor }) => tensor));
    expect(optimizer.saveState()).toEqual(before);
    expect(optimizer.iterations).toBe(1);
    optimizer.dispose();
    other.dispose();
  });

  it.each(Object.entries(factories))('keeps the number of tensors constant over the steps of %s', (_name, make) => {
    const optimizer = asTfOptimizer(make());
    step(optimizer, 0);
    const { numTensors, numBytes } = tf.memory();
    for (let t = 1; t < 20; t++) step(optimizer, t);
    expect([tf.memory().numTensors, tf.memory().numBytes]).toEqual([numTensors, numBytes]);
    optimizer.dispose();
  });

  it('keeps one set of saved weights and disposes of it', async () => {
    const optimizer = asTfOptimizer(adam());
    step(optimizer, 0);
    const before = tf.memory().numTensors;
    const { length } = await optimizer.getWeights();
    await optimizer.getWeights();
    expect(tf.memory().numTensors).toBe(before + length);
    optimizer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses another set of variables than it was started on or saved with', async () => {
    const optimizer = asTfOptimizer(adam());
    step(optimizer, 0);
    const message = "asTfOptimizer(adam): it was started on the variables 'first', 'second' and now got gradients for";
    expect(() => step(optimizer, 1, [1])).toThrow(`${message} 'second'.`);
    const loaded = asTfOptimizer(adam());
    await loaded.setWeights(await optimizer.getWeights());
    expect(() => step(loaded, 1, [0])).toThrow(`${message} 'first'.`);
    optimizer.dispose();
    loaded.dispose();
  });

  it('refuses unknown variables, gradients of another size, and no gradient', () => {
    const gradient = tf.ones([2, 3]);
    const optimizer = asTfOptimizer(adam());
    expect(() => optimizer.applyGradients({ third: gradient })).toThrow("there is no variable 'third'");
    expect(() => optimizer.applyGradients({})).toThrow('got no gradient');
    expect(() => optimizer.applyGradients({ second: gradient })).toThrow(
      "the gradient of 'second' has shape [2,3], the variable [1,4]",
    );
    tf.dispose(gradient);
    optimizer.dispose();
  });
});

/**
 * These are independent implementations, in float32; the powers of beta are float32 there too, and some leak a tensor.
 * Adadelta is left out: the stock one divides by the mean before the current gradient, against its paper.
 */
describe.each(['cpu', 'wasm'])('asTfOptimizer on %s', (backend) => {
  it.each([
    ['sgd', gradientDescent({ learningRate: 0.05 }), () => tf.train.sgd(0.05), 1e-6],
    ['momentum', momentum({ learningRate: 0.05 }), () => tf.train.momentum(0.05, 0.9), 1e-6],
    ['nesterov', nesterov({ learningRate: 0.05 }), () => tf.train.momentum(0.05, 0.9, true), 1e-6],
    ['adam', adam({ learningRate: 0.05, epsilon: 1e-7 }), () => tf.train.adam(0.05, 0.9, 0.999, 1e-7), 2e-4],
    ['adagrad', adagrad({ learningRate: 0.05 }), () => tf.train.adagrad(0.05, 1e-30), 1e-6],
  ])('agrees with tf.train.%s', async (_name, rule, makeStock, tolerance) => {
    await tf.setBackend(backend);
    let variables = makeVariables();
    const [ours, stock] = [asTfOptimizer(rule), makeStock()];
    for (let t = 0; t < 10; t++) step(ours, t);
    const expected = values(variables);
    tf.dispose(variables);
    variables = makeVariables();
    for (let t = 0; t < 10; t++) step(stock, t);
    for (const [k, array] of values(variables).entries()) {
      array.forEach((x, i) => {
        expect(Math.abs(x - expected[k][i])).toBeLessThan(tolerance);
      });
    }
    ours.dispose();
    stock.dispose();
    tf.dispose(variables);
  });
});

describe('asTfOptimizer', () => {
  it('refuses webgpu by name', async () => {
    await tf.setBackend('cpu');
    const [variables, gradients] = [makeVariables(), makeGradients(0)];
    tf.registerBackend('webgpu', () => new tf.KernelBackend());
    await tf.setBackend('webgpu');
    const optimizer = asTfOptimizer(adam());
    expect(() => optimizer.applyGradients({ first: gradients[0], second: gradients[1] })).toThrow('webgpu');
    await tf.setBackend('cpu');
    tf.dispose([...variables, ...gradients]);
  });

  it.each([
    [[3, 4, 5], 12, 5],
    [[7], 1, 7],
    [[], 1, 1],
  ])('takes a variable of shape %j for %d rows and %d columns', async (shape, rows, columns) => {
    await tf.setBackend('cpu');
    let seen: number[] = [];
    const rule = { ...gradientDescent(), init: gradientDescent().init };
    const optimizer = asTfOptimizer({
      ...rule,
      init: (parameters, allocate) => {
        seen = [parameters[0].rows, parameters[0].columns];
        return rule.init(parameters, allocate);
      },
    });
    const [variable, gradient] = [tf.variable(tf.zeros(shape), true, 'shaped'), tf.ones(shape)];
    optimizer.applyGradients([{ name: 'shaped', tensor: gradient }]);
    expect(seen).toEqual([rows, columns]);
    expect(variable.shape).toEqual(shape);
    tf.dispose([variable, gradient]);
    optimizer.dispose();
  });

  it('tells the rule it was made of', () => {
    const optimizer = asTfOptimizer(rmsprop({ alpha: 0.5 }));
    expect(optimizer).toBeInstanceOf(tf.Optimizer);
    expect(JSON.parse(optimizer.getConfig().name as string)).toEqual({
      rule: 'rmsprop',
      params: { learningRate: 0.01, alpha: 0.5, epsilon: 1e-8 },
    });
    expect(optimizer.getClassName()).toBe('LowrankOptimizer');
  });
});
