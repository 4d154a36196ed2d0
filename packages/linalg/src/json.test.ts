import { expect, it } from 'vitest';
import { isJson } from './json.js';

const shared = { p: 1 };
const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

it.each([null, true, 'text', -0.5, [], {}, { a: [1, { b: null }] }, [shared, shared], Object.create(null)])(
  'knows %o as JSON, and it comes back the same',
  (value) => {
    expect(isJson(value)).toBe(true);
    expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  },
);

it.each([
  undefined,
  Number.NaN,
  Infinity,
  1n,
  () => 1,
  Symbol('s'),
  { p: undefined },
  [Number.NaN],
  new Date(0),
  new Map(),
])('knows %o as something that does not survive JSON', (value) => expect(isJson(value)).toBe(false));

it('refuses arrays of a type, and what holds itself', () => {
  expect(isJson({ weights: Float64Array.of(1) })).toBe(false);
  expect(isJson(cyclic)).toBe(false);
});
