import { expect, it } from 'vitest';
import { definePenalty } from './define-penalty.js';
import type { NormsPenalty } from './penalty.js';

const valid = {
  specVersion: 1,
  kind: 'norms',
  name: 'mine',
  params: { nested: { list: [1, 'two', null] } },
  evaluate: (nuclear: number) => ({ value: nuclear, dNuclear: 1, dFrobenius: 0 }),
} as const satisfies NormsPenalty;

it('freezes the penalty and its parameters', () => {
  const penalty = definePenalty({ ...valid, params: { p: 1 } });
  expect(Object.isFrozen(penalty)).toBe(true);
  expect(Object.isFrozen(penalty.params)).toBe(true);
});

it.each([
  [{ specVersion: 2 }, /definePenalty\(mine\): specVersion is 2.*version 1/],
  [{ name: 'my penalty' }, /name is "my penalty", expected camelCase/],
  [{ name: undefined }, /definePenalty\(unnamed\)/],
  [{ kind: 'norm' }, /kind is "norm", expected one of norms, spectral, matrix/],
  [{ evaluate: undefined }, /evaluate is missing/],
  [{ params: { p: Number.NaN } }, /params must be an object that survives JSON/],
  [{ params: { p: () => 1 } }, /survives JSON/],
  [{ params: null }, /survives JSON/],
  [{ degree: Number.POSITIVE_INFINITY }, /degree is Infinity/],
])('refuses %j and says why', (change, message) => {
  expect(() => definePenalty({ ...valid, ...change } as never)).toThrow(message);
});

it('refuses what is not an object', () => {
  expect(() => definePenalty(null as never)).toThrow(/expected an object/);
});
