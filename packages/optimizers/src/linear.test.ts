import { expect, it } from 'vitest';
import { linear } from './linear.js';

it('linear changes by the same amount in every step, then stays', () => {
  const { at } = linear({ from: 1, to: -1, steps: 8 });
  expect([0, 1, 2, 4, 8, 9].map(at)).toEqual([1, 0.75, 0.5, 0, -1, -1]);
});
