import { expect, it } from 'vitest';
import { checkOptimizer } from './check-optimizer.js';
import { factories } from './fixtures/all-rules.js';

const valid = {
  specVersion: 1,
  name: 'mine',
  params: { nested: { list: [1, 'two', null, true] } },
  init: () => ({ slots: {}, globals: {} }),
  update: () => {},
};
const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

it('finds nothing to say about a plain object that meets the contract', () => {
  expect(checkOptimizer(valid)).toEqual([]);
  expect(checkOptimizer(Object.assign(Object.create(null), valid))).toEqual([]);
});

it('finds nothing to say about any rule of the package', () => {
  for (const make of Object.values(factories)) expect(checkOptimizer(make())).toEqual([]);
});

it.each([
  [{ specVersion: 2 }, /^specVersion is 2, this package knows version 1\. Set specVersion: 1\.$/],
  [{ name: 'my rule' }, /^name is "my rule", expected camelCase/],
  [{ name: undefined }, /^name is undefined, expected camelCase/],
  [{ params: undefined }, /^params must be an object that survives JSON/],
  [{ params: [1] }, /^params must be an object/],
  [{ params: { rate: { at: () => 1 } } }, /Pass schedules through scheduleToJson/],
  [{ params: { momentum: Number.NaN } }, /survives JSON/],
  [{ params: cyclic }, /survives JSON/],
  [{ init: undefined }, /^init is missing\. Give a function that makes the state before the first step\.$/],
  [{ update: 'sgd' }, /^update is "sgd", expected a function that writes the steps to out\.$/],
])('says what is wrong with %o', (change, message) => {
  expect(checkOptimizer({ ...valid, ...change })).toEqual([expect.stringMatching(message)]);
});

it('says everything at once, and asks for the call of a factory that was forgotten', () => {
  expect(checkOptimizer({})).toHaveLength(5);
  expect(checkOptimizer(null)).toEqual(['expected an object, got null. Call the factory of the optimizer.']);
  expect(checkOptimizer(() => valid)).toEqual(['expected an object, got function. Call the factory of the optimizer.']);
});
