import { expect, test } from 'vitest';
import { addScaled } from './add-scaled.js';
import { bothWays, gaussian } from './fixtures/both-ways.js';

const lengths = [1, 2, 3, 5, 7, 8, 9, 100];
const run = (length: number, precision: 'float32' | 'float64') =>
  bothWays(
    (make) => ({ x: gaussian(make(length, precision), 'x'), y: gaussian(make(length, precision), 'y') }),
    ({ x, y }) => addScaled(-0.3, x, y),
  );

test.each(lengths)('kernel and twin have the same bits in float64, length %i', (length) => {
  const { kernel, twin } = run(length, 'float64');
  expect(kernel).toEqual(twin);
});

test.each(lengths)('kernel and twin differ by four roundings at most in float32, length %i', (length) => {
  const { kernel, twin } = run(length, 'float32');
  const before = gaussian(new Float32Array(length), 'y');
  for (let i = 0; i < length; i++) {
    // Of the factor, the product and the sum in the kernel, and of the sum in the twin.
    const bound = 4 * 2 ** -24 * (Math.abs(before[i]) + Math.abs(0.3 * kernel.x[i]));
    expect(Math.abs(kernel.y[i] - twin.y[i])).toBeLessThanOrEqual(bound);
  }
});
