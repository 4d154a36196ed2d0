import { expect, it } from 'vitest';
import { describe as inWords } from './describe.js';

it.each([
  [[1, 2], 'a list'],
  [new Float64Array(3), 'an array without a shape'],
  [{ rows: 2 }, 'an object'],
  [() => 1, 'a function'],
  ['text', "'text'"],
  [null, 'null'],
  [undefined, 'undefined'],
  [3, '3'],
])('says of %j what it is', (value, text) => expect(inWords(value)).toBe(text));
