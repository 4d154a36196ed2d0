import { describe, expect, it } from 'vitest';
import {
  adadelta,
  adam,
  adamw,
  type CosineDecayOptions,
  cosineDecay,
  holdThenDecay,
  momentum,
  muon,
  piecewise,
  radam,
  warmup,
  weightDecay,
} from './index.js';

const js = (options: object) => options as never;

describe('options', () => {
  it('of an unknown name are refused, naming the nearest', () => {
    expect(() => adam(js({ learningrate: 0.1 }))).toThrow(
      "adam: there is no option 'learningrate'; did you mean 'learningRate'? The options are learningRate, beta1, " +
        'beta2, epsilon.',
    );
    expect(() => muon(js({ nesterow: true }))).toThrow("did you mean 'nesterov'?");
    expect(() => warmup(js({ step: 3, to: 1 }))).toThrow("did you mean 'steps'?");
  });

  it.each([
    [0.01, '0.01'],
    [null, 'null'],
    ['0.01', "'0.01'"],
    [[0.01], 'a list'],
  ])('that are %j instead of an object are refused', (given, named) => {
    for (const factory of [adam, muon, warmup, weightDecay]) {
      expect(() => factory(js(given as never))).toThrow(
        expect.objectContaining({
          code: 'LOWRANK_ARGUMENT',
          message: expect.stringContaining(`${factory.name}: expected an object of options, got ${named}.`),
        }),
      );
    }
  });

  it.each([
    [() => adam({ beta1: 1 }), 'adam: expected beta1 to be a number >= 0 and < 1, got 1.'],
    [() => adam({ beta2: -0.1 }), 'adam: expected beta2 to be a number >= 0 and < 1, got -0.1.'],
    [() => adam({ epsilon: -1 }), 'adam: expected epsilon to be a number >= 0, got -1.'],
    [() => adamw({ weightDecay: Number.NaN }), 'adamw: expected weightDecay to be a number >= 0, got NaN.'],
    [() => adadelta({ epsilon: 0 }), 'adadelta: expected epsilon to be a number > 0, got 0.'],
    [() => momentum(js({ momentum: '0.9' })), "momentum: expected momentum to be a number >= 0 and < 1, got '0.9'."],
    [() => muon({ iterations: 2.5 }), 'muon: expected iterations to be a whole number >= 1, got 2.5.'],
    [() => muon(js({ nesterov: 1 })), 'muon: expected nesterov to be true or false, got 1.'],
    [() => radam({ threshold: 3 }), 'radam: expected threshold to be a number >= 4, got 3.'],
    [() => radam(js({ threshold: '5' })), "radam: expected threshold to be a number >= 4, got '5'."],
    [() => radam({ threshold: Infinity }), 'radam: expected threshold to be a number >= 4, got Infinity.'],
    [() => weightDecay(js({})), 'weightDecay: expected rate to be a number >= 0 or a schedule, got undefined.'],
    [() => warmup({ steps: 0, to: 1 }), 'warmup: expected steps to be a whole number >= 1, got 0.'],
    [() => warmup(js({ steps: 1, to: [] })), 'warmup: expected to to be a finite number or a schedule, got an array.'],
    [() => cosineDecay({ value: 1 } as CosineDecayOptions), 'cosineDecay: expected steps to be a whole number >= 1'],
    [() => holdThenDecay({ value: 1, hold: 5, until: 4, factor: 0.1 }), 'expected until >= hold, got 4 < 5'],
    [() => piecewise({ boundaries: [1, 1], values: [1, 2, 3] }), 'an array of ascending whole numbers >= 1'],
    [() => piecewise({ boundaries: [1], values: [1] }), 'one value more than boundaries, got 1 for 1'],
  ])('out of range are refused: %s', (make, message) => {
    expect(make).toThrow(expect.objectContaining({ code: 'LOWRANK_ARGUMENT' }));
    expect(make).toThrow(message);
  });

  it('of undefined take their default', () => {
    expect(adam({ learningRate: undefined }).params).toEqual(adam().params);
  });
});
