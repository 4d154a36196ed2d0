import { expect, it } from 'vitest';
import { checkPenalty } from './check-penalty.js';

const valid = {
  specVersion: 1,
  kind: 'norms',
  name: 'mine',
  params: { nested: { list: [1, 'two', null] } },
  evaluate: (nuclear: number) => ({ value: nuclear, dNuclear: 1, dFrobenius: 0 }),
};
const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

it('finds nothing to say about a plain object that meets the contract', () => {
  expect(checkPenalty(valid)).toEqual([]);
  expect(checkPenalty(Object.assign(Object.create(null), valid))).toEqual([]);
});

it.each([
  [{ specVersion: 2 }, /^specVersion is 2, this package knows version 1\. Set specVersion: 1\.$/],
  [{ specVersion: '1' }, /^specVersion is "1"/],
  [{ name: 'my penalty' }, /^name is "my penalty", expected camelCase/],
  [{ name: undefined }, /^name is undefined, expected camelCase/],
  [{ kind: 'norm' }, /^kind is "norm", expected one of norms, spectral, matrix\./],
  [{ evaluate: undefined }, /^evaluate is missing\. Give a function/],
  [{ evaluate: 3 }, /^evaluate is 3, expected a function/],
  [{ params: undefined }, /^params must be an object that survives JSON/],
  [{ params: null }, /^params must be an object/],
  [{ params: [1] }, /^params must be an object/],
  [{ params: { p: Number.NaN } }, /survives JSON/],
  [{ params: { p: () => 1 } }, /survives JSON/],
  [{ params: { p: undefined } }, /Leave out what is undefined/],
  [{ params: { when: new Date(0) } }, /survives JSON/],
  [{ params: { weights: Float64Array.of(1) } }, /survives JSON/],
  [{ params: cyclic }, /survives JSON/],
  [{ degree: Number.POSITIVE_INFINITY }, /^degree is Infinity, expected a finite number d.*Leave it out/],
  [{ convex: 'yes' }, /^convex is "yes", expected true or false/],
  [{ frobeniusOnly: 1 }, /^frobeniusOnly is 1, expected true or false/],
  [{ prox: {} }, /^prox is \[object Object\], expected a function/],
  [{ resolve: true }, /^resolve is true, expected a function/],
  [{ kind: 'spectral', frobeniusOnly: true }, /^frobeniusOnly belongs to penalties of kind norms.*"spectral"/],
  [{ kind: 'matrix', resolve: () => valid }, /^resolve belongs to penalties of kind norms/],
])('says what is wrong with %j, and what to do', (change, message) => {
  expect(checkPenalty({ ...valid, ...change })).toEqual([expect.stringMatching(message)]);
});

it.each([[null], [undefined], [() => valid]])('refuses %s, which is no object', (penalty) => {
  expect(checkPenalty(penalty)).toEqual([expect.stringMatching(/^expected an object, got .* Call the factory/)]);
});

it('names every problem at once', () => {
  expect(checkPenalty({})).toHaveLength(5);
});
