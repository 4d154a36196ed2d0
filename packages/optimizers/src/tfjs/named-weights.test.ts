import type { State } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNamedWeights, toNamedWeights, variablesOf } from './named-weights.js';

const zeroed = (state: State): State => ({
  slots: Object.fromEntries(
    Object.entries(state.slots).map(([name, arrays]) => [name, arrays.map((array) => array.slice().fill(0))]),
  ),
  globals: Object.fromEntries(Object.keys(state.globals).map((name) => [name, 0])),
});

describe('named weights', () => {
  it('hold every bit of a state, whatever its precision', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ minLength: 1, maxLength: 5 }),
        fc.float64Array({ maxLength: 5 }),
        fc.double(),
        (single, double, value) => {
          const state: State = { slots: { m: [single, double], scratch: [double] }, globals: { value, step: 7 } };
          const restored = zeroed(state);
          const weights = toNamedWeights('rule', ['a/kernel', 'b'], state);
          fromNamedWeights(weights, 'rule', ['a/kernel', 'b'], restored);
          expect(restored).toEqual(state);
          expect([...weights.values()].every((array) => array instanceof Float32Array)).toBe(true);
        },
      ),
    );
  });

  it('name variables, in their order, and the parts of the state', () => {
    const state: State = { slots: { m: [Float32Array.of(1), Float32Array.of(2)] }, globals: { step: 7 } };
    const weights = toNamedWeights('adam', ['b', 'a'], state);
    expect([...weights.keys()]).toEqual(['b/order', 'a/order', 'adam/step', 'b/m', 'a/m']);
    expect(variablesOf(new Map([...weights].reverse()))).toEqual(['b', 'a']);
  });

  it('refuse a state that they do not fit', () => {
    const state: State = { slots: { m: [Float32Array.of(1)] }, globals: { step: 7 } };
    const weights = toNamedWeights('adam', ['W'], state);
    expect(() => fromNamedWeights(weights, 'adamax', ['W'], state)).toThrow("the saved weights have no 'adamax/step'");
    const larger: State = { slots: { m: [new Float32Array(2)] }, globals: { step: 0 } };
    expect(() => fromNamedWeights(weights, 'adam', ['W'], larger)).toThrow("hold 1 numbers for 'W/m', 2 are needed");
  });
});
