import { expect, it } from 'vitest';
import { checkLists } from './check-lists.js';

const lists = { rowIndices: [0], columnIndices: Int32Array.of(0), values: Float64Array.of(1) };

it('takes lists and typed arrays', () => expect(() => checkLists('f', lists)).not.toThrow());

it.each([
  [undefined, 'rowIndices', 'undefined'],
  [{ ...lists, columnIndices: 3 }, 'columnIndices', '3'],
  [{ ...lists, values: '12' }, 'values', "'12'"],
  [{ ...lists, values: new DataView(new ArrayBuffer(8)) }, 'values', 'an array without a shape'],
])('refuses %j', (triplets, name, got) => {
  expect(() => checkLists('f', triplets)).toThrow(
    `f: expected ${name} to be a list of numbers, got ${got}. Pass { rows,`,
  );
});
