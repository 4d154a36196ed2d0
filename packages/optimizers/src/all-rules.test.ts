import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factories } from './fixtures/all-rules.js';
import { exampleGradients, exampleParameters, randomGradients, run } from './fixtures/run.js';
import * as entry from './index.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';

const rules = Object.entries(factories);

/** Learning rates that suit the quadratic below, from a start at distance 4. */
const learningRates: Record<string, number> = {
  adadelta: 30,
  adagrad: 0.5,
  adam: 0.05,
  adamax: 0.05,
  adamw: 0.05,
  amsgrad: 0.05,
  chain: 0.05,
  gradientDescent: 0.5,
  groupRmsprop: 0.05,
  momentum: 0.1,
  muon: 0.05,
  nadam: 0.05,
  nesterov: 0.1,
  normalisedGradientDescent: 0.05,
  radam: 0.05,
  rmsprop: 0.05,
};

describe.each(rules)('%s', (name, make) => {
  it('is a frozen rule of its name, whose params survive JSON and make it again', () => {
    const rule = make({ learningRate: 0.25 });
    expect(rule.name).toBe(name);
    expect(rule.specVersion).toBe(1);
    expect(Object.isFrozen(rule) && Object.isFrozen(rule.params)).toBe(true);
    expect(JSON.parse(JSON.stringify(rule.params))).toEqual(rule.params);
    if (name === 'chain') return;
    const again = (entry as unknown as Record<string, (options: object) => Optimizer>)[name](rule.params);
    const gradients = randomGradients(1, 3);
    expect(again.params).toEqual(rule.params);
    expect(run(again, gradients)).toEqual(run(rule, gradients));
  });

  it('minimises a quadratic', () => {
    const schedule = entry.exponentialDecay({ value: learningRates[name], factor: 0.5, every: 200 });
    const rule = make({ learningRate: name === 'gradientDescent' ? learningRates[name] : schedule });
    const curvature = exampleGradients(2).map((array) => array.map((x) => 1 + (x * x) / 2));
    let { parameters, state } = run(rule, []);
    const loss = () => {
      let sum = 0;
      for (const [k, { data }] of parameters.entries()) {
        for (let i = 0; i < data.length; i++) sum += (curvature[k][i] * data[i] * data[i]) / 2;
      }
      return sum;
    };
    const start = loss();
    for (let t = 0; t < 1500; t++) {
      const gradients = parameters.map(({ data }, k) => data.map((x, i) => curvature[k][i] * x));
      ({ parameters, state } = run(rule, [gradients], { parameters, state }));
    }
    expect(loss()).toBeLessThan(1e-4 * start);
  });

  it('changes neither gradients nor parameters, and writes all of out', () => {
    const rule = make();
    const [gradients, parameters] = [exampleGradients(0), exampleParameters()];
    const state = rule.init(parameters, (length) => new Float64Array(length));
    const out = parameters.map(({ data }) => new Float64Array(data.length).fill(Number.NaN));
    rule.update(gradients, state, parameters, out);
    expect(gradients).toEqual(exampleGradients(0));
    expect(parameters).toEqual(exampleParameters());
    expect(out.every((array) => array.every(Number.isFinite))).toBe(true);
  });

  it('advances the arrays of its state in place', () => {
    const rule = make();
    const { state } = run(rule, [exampleGradients(0)]);
    const before = Object.values(state.slots).flat();
    run(rule, [exampleGradients(1)], { state });
    const after = Object.values(state.slots).flat();
    expect(after.every((array, j) => array === before[j])).toBe(true);
  });

  it('goes on bit for bit from a cloned state, its globals from JSON, in a rule made anew', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.boolean(), (steps, single) => {
        const storage = single ? Float32Array : Float64Array;
        const gradients = randomGradients(steps, 10);
        const whole = run(make(), gradients, { storage });
        const half = run(make(), gradients.slice(0, steps), { storage });
        const { slots, globals } = half.state;
        const { scratch = {} } = run(make(), [], { storage }).state;
        for (const array of Object.values(scratch).flat()) array.fill(Number.NaN);
        const state = { slots: structuredClone(slots), globals: JSON.parse(JSON.stringify(globals)), scratch };
        const rest = run(make(), gradients.slice(steps), { storage, parameters: half.parameters, state });
        expect(rest.parameters).toEqual(whole.parameters);
        expect([rest.state.slots, rest.state.globals]).toEqual([whole.state.slots, whole.state.globals]);
      }),
      { numRuns: 10 },
    );
  });

  it('in float32 stays close to float64', () => {
    const rule = make();
    const gradients = (storage: Float32ArrayConstructor | Float64ArrayConstructor) =>
      Array.from({ length: 20 }, (_, t) => exampleGradients(t, storage));
    const single = run(rule, gradients(Float32Array), { storage: Float32Array }).parameters;
    const double = run(rule, gradients(Float64Array)).parameters;
    // Parameters of size 1 are rounded to 6e-8 in each of twenty steps.
    single.forEach(({ data }, k) => {
      data.forEach((x, i) => {
        expect(Math.abs(x - double[k].data[i])).toBeLessThan(3e-6);
      });
    });
  });

  it('takes its learning rate from the schedule at the step, counted from 0', () => {
    const asked: number[] = [];
    const schedule: Schedule = {
      name: 'recorded',
      params: {},
      at: (step) => {
        asked.push(step);
        return step === 2 ? 0 : 0.1;
      },
    };
    const rule = make({ learningRate: schedule });
    const gradients = Array.from({ length: 4 }, (_, t) => exampleGradients(t));
    const { steps } = run(rule, gradients);
    const constant = run(make({ learningRate: 0.1 }), gradients).steps;
    expect(asked).toEqual([0, 1, 2, 3]);
    expect(steps.slice(0, 2)).toEqual(constant.slice(0, 2));
    expect(steps[2].every((array) => array.every((x) => x === 0))).toBe(true);
  });

  it('refuses lists and arrays of different length before it changes its state', () => {
    const rule = make();
    const parameters = exampleParameters();
    const state = rule.init(parameters, (length) => new Float64Array(length));
    const expected = expect.objectContaining({ code: 'LOWRANK_SHAPE' });
    expect(() => rule.update([], state, parameters, exampleGradients(0))).toThrow(expected);
    expect(() => rule.update(exampleGradients(0), state, parameters, [])).toThrow(expected);
    const swapped = exampleGradients(0).reverse();
    expect(() => rule.update(swapped, state, parameters, exampleGradients(0))).toThrow('its gradient 4');
    expect(() => rule.update(exampleGradients(0), state, parameters, swapped)).toThrow(expected);
    expect(state).toEqual(rule.init(parameters, (length) => new Float64Array(length)));
  });

  it('refuses a parameter whose data is not of the shape named', () => {
    const parameters = [{ data: new Float64Array(5), rows: 2, columns: 3 }];
    expect(() => make().init(parameters, (length) => new Float64Array(length))).toThrow('2 x 3 but has 5 numbers');
  });

  it.each([-0.1, Number.NaN, Number.POSITIVE_INFINITY, '0.1', null, {}])('refuses the learning rate %j', (value) => {
    expect(() => make({ learningRate: value as number })).toThrow(
      expect.objectContaining({ code: 'LOWRANK_ARGUMENT', message: expect.stringContaining('learningRate') }),
    );
  });
});
