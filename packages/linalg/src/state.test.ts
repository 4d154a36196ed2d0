import { expect, it } from 'vitest';
import { isState } from './state.js';

const arrays = { m: [new Float32Array(2), new Float64Array(3)] };

it.each([
  [{ slots: {}, globals: {} }],
  [{ slots: arrays, globals: { step: 1 } }],
  [{ slots: {}, globals: {}, scratch: arrays }],
])('%o is a state', (value) => expect(isState(value)).toBe(true));

it.each([
  [undefined],
  [null],
  [3],
  [{}],
  [{ slots: {} }],
  [{ globals: {} }],
  [{ slots: { m: [[0]] }, globals: {} }],
  [{ slots: { m: new Float64Array(2) }, globals: {} }],
  [{ slots: {}, globals: { step: '1' } }],
  [{ slots: {}, globals: { least: Infinity } }],
  [{ slots: {}, globals: {}, scratch: { m: [undefined] } }],
])('%o is none', (value) => expect(isState(value)).toBe(false));
