import { describe, expect, it } from 'vitest';
import { adam } from './adam.js';
import { chain } from './chain.js';
import { clipByGlobalNorm } from './clip-by-global-norm.js';
import { randomGradients, run } from './fixtures/run.js';
import type { GradientTransform } from './gradient-transform.js';
import { linear } from './linear.js';
import { momentum } from './momentum.js';
import type { Optimizer } from './optimizer.js';
import { weightDecay } from './weight-decay.js';

describe('chain', () => {
  it('refuses members that are no optimizers', () => {
    expect(() => chain(5 as never)).toThrow('chain: member 0 is no optimizer: expected an object, got number.');
    expect(() => chain(null as never)).toThrow('chain: member 0 is no optimizer: expected an object, got null.');
    expect(() => chain(weightDecay({ rate: 0.1 }), adam as never)).toThrow(
      'chain: member 1 is no optimizer: expected an',
    );
  });

  it('of one optimizer makes its steps', () => {
    const gradients = randomGradients(1, 4);
    expect(run(chain(adam()), gradients).steps).toEqual(run(adam(), gradients).steps);
  });

  it.each([1, 2, 3])('hands gradients through %d transforms in order', (count) => {
    const transforms = [
      weightDecay({ rate: 0.5 }),
      clipByGlobalNorm({ max: 0.7 }),
      weightDecay({ rate: linear({ from: 1, to: 0, steps: 3 }) }),
    ].slice(0, count);
    const gradients = randomGradients(2, 5);
    const { steps } = run(chain(...(transforms as [GradientTransform]), momentum()), gradients);

    const decay = (g: number[], rate: number, w: number[]) => g.map((x, i) => x + rate * w[i]);
    let [w, v] = [run(momentum(), []).parameters.flatMap(({ data }) => [...data]), Array(10).fill(0) as number[]];
    for (const [t, g] of gradients.entries()) {
      let flat = decay([...g[0], ...g[1]], 0.5, w);
      if (count > 1) flat = flat.map((x) => (x * Math.min(Math.hypot(...flat), 0.7)) / Math.hypot(...flat));
      if (count > 2) flat = decay(flat, Math.max(0, 1 - t / 3), w);
      v = v.map((x, i) => 0.9 * x + flat[i]);
      const step = v.map((x) => -0.01 * x);
      w = w.map((x, i) => x + step[i]);
      const actual = [...steps[t][0], ...steps[t][1]];
      for (const [i, x] of step.entries()) expect(actual[i]).toBeCloseTo(x, 14);
    }
  });

  it('keeps the state of its members apart, and may hold a chain', () => {
    const gradients = randomGradients(3, 4);
    const inner = chain(weightDecay({ rate: 0.5 }), adam());
    const outer = run(chain(clipByGlobalNorm({ max: 1 }), inner), gradients);
    const flat = run(chain(clipByGlobalNorm({ max: 1 }), weightDecay({ rate: 0.5 }), adam()), gradients);
    expect(outer.steps).toEqual(flat.steps);
    expect(Object.keys(flat.state.globals)).toEqual([
      '0.step',
      '0.scale',
      '1.step',
      '2.step',
      '2.beta1Power',
      '2.beta2Power',
    ]);
    expect(flat.state.globals['2.step']).toBe(4);
  });

  it('reads arrays that were exchanged in its state, as views of a grown memory are', () => {
    const gradients = randomGradients(4, 3);
    const rule = chain(weightDecay({ rate: 0.5 }), adam());
    const expected = run(rule, gradients);
    const { state, parameters } = run(rule, gradients.slice(0, 2));
    for (const slot of Object.keys(state.slots)) {
      const old = state.slots[slot];
      state.slots[slot] = old.map((array) => array.slice());
      for (const array of old) array.fill(Number.NaN);
    }
    expect(run(rule, gradients.slice(2), { state, parameters }).parameters).toEqual(expected.parameters);
  });

  it('lets members compute in scratch of their own', () => {
    const doubled: Optimizer = {
      specVersion: 1,
      name: 'doubled',
      params: {},
      init: (parameters, allocate) => ({
        slots: {},
        globals: {},
        scratch: { twice: parameters.map(({ data }) => allocate(data.length)) },
      }),
      update(gradients, { scratch }, _parameters, out) {
        for (const [k, gradient] of gradients.entries()) {
          const twice = scratch!.twice[k];
          for (let i = 0; i < gradient.length; i++) twice[i] = 2 * gradient[i];
          for (let i = 0; i < gradient.length; i++) out[k][i] = -twice[i];
        }
      },
    };
    const gradients = randomGradients(1, 3);
    const alone = run(doubled, gradients);
    expect(run(chain(clipByGlobalNorm({ max: 1e9 }), doubled), gradients).steps).toEqual(alone.steps);
  });

  it('names its members in its params', () => {
    expect(chain(clipByGlobalNorm({ max: 2 }), momentum()).params).toEqual({
      members: [
        { rule: 'clipByGlobalNorm', max: 2 },
        { rule: 'momentum', learningRate: 0.01, momentum: 0.9 },
      ],
    });
  });

  it('refuses a transform at the end, an optimizer before it, and no member at all', () => {
    expect(() => chain(weightDecay({ rate: 1 }))).toThrow('weightDecay comes last');
    expect(() => chain(adam() as GradientTransform, momentum())).toThrow('adam stands before momentum');
    expect(() => (chain as () => unknown)()).toThrow('at least an optimizer');
  });
});
