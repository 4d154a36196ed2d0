import { expect, test } from 'vitest';
import { bidiagonalParts } from './bidiagonal-parts.js';
import { deflateSeam, Reach } from './deflate-seam.js';

/** Two parts of two rows each that are done, with unit vectors, and 5 and 7 in the row between. */
function parts(values: readonly [number, number, number, number], negligible = 1e-15) {
  const d = Float64Array.of(values[0], values[1], 5, values[2], values[3]);
  const space = bidiagonalParts(d, Float64Array.of(0, 0, 7, 0, 0), negligible);
  for (let k = 0; k < 5; k++) if (k !== 2) space.U[k * 6] = 1;
  // The last column of the first part and the first column of the second, in the basis of right vectors.
  [0.6, 0, 0.8].forEach((value, k) => {
    space.V[k * 5 + 2] = value;
  });
  [0.28, 0.96].forEach((value, k) => {
    space.V[(3 + k) * 5 + 3] = value;
  });
  return space;
}
const seam = { start: 0, middle: 2, end: 5, right: 5 };

test('values of both parts stand in order, without those that z is zero for', () => {
  expect(deflateSeam(parts([1, 3, 2, 4]), seam)).toEqual({
    kept: [2, 0, 3, 4],
    z: [4, 3, 7 * 0.28, 7 * 0.96],
    reach: [Reach.first, Reach.first, Reach.second, Reach.second],
    done: [1],
  });
});

test('of two values that almost agree, one is rotated away', () => {
  const space = parts([1, 3, 1 + 2e-16, 4]);
  const { kept, z, reach, done } = deflateSeam(space, seam);
  expect([kept, reach, done]).toEqual([
    [2, 3, 4],
    [Reach.first, Reach.both, Reach.second],
    [0, 1],
  ]);
  expect(z[1]).toBeCloseTo(Math.hypot(3, 7 * 0.28), 14);
  // The vector that is left has all of z, the other one none.
  const entry = (row: number) => 5 * space.V[row * 5 + 2] + 7 * space.V[row * 5 + 3];
  expect(entry(3)).toBeCloseTo(z[1], 14);
  expect(entry(0)).toBeCloseTo(0, 14);
});

test('a value that is almost zero is rotated into the middle', () => {
  const space = parts([1e-16, 3, 2, 4]);
  const { kept, z, done } = deflateSeam(space, seam);
  expect([kept, done]).toEqual([
    [2, 3, 4],
    [0, 1],
  ]);
  expect(z[0]).toBeCloseTo(5, 14);
  expect(space.d[0]).toBeCloseTo(0.8e-16, 30);
});

test('a z without anything in the middle gets what is negligible, so that it stays solvable', () => {
  const space = parts([1, 3, 2, 4]);
  space.V[2 * 5 + 2] = 0;
  expect(deflateSeam(space, seam).z[0]).toBe(1e-15);
});
