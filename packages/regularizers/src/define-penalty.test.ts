import { expect, it } from 'vitest';
import { definePenalty } from './define-penalty.js';
import type { NormsPenalty } from './penalty.js';

const valid = {
  specVersion: 1,
  kind: 'norms',
  name: 'mine',
  params: {},
  evaluate: (nuclear: number) => ({ value: nuclear, dNuclear: 1, dFrobenius: 0 }),
} as const satisfies NormsPenalty;

it('freezes the penalty and its parameters, however deep', () => {
  const params = { p: 1, nested: { list: [1, 2] } };
  const penalty = definePenalty({ ...valid, params });
  for (const part of [penalty, params, params.nested, params.nested.list]) expect(Object.isFrozen(part)).toBe(true);
});

it('adds nothing and returns the object that it was given', () => {
  const penalty = { ...valid };
  expect(definePenalty(penalty)).toBe(penalty);
});

it.each([
  [{ ...valid, specVersion: 2 }, /^definePenalty\(mine\): specVersion is 2.*version 1/],
  [{ ...valid, name: undefined, kind: 'x' }, /^definePenalty\(unnamed\): name is undefined.* kind is "x"/],
  [null, /^definePenalty\(unnamed\): expected an object, got null/],
])('refuses %j and says why', (penalty, message) => {
  expect(() => definePenalty(penalty as never)).toThrow(message);
});
