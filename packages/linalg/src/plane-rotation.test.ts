import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paddedCopy, unpadded } from './padded.js';
import { planeRotation, rotateColumns, rotationsOf } from './plane-rotation.js';
import { distance, matrixOf, normalMatrix } from './test-matrices.js';

test('a plane rotation turns (f, g) into (r, 0), whatever their sizes', () => {
  const rotations = rotationsOf(1);
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (f, g) => {
        const [x, y] = [f / 2, g];
        const r = planeRotation(rotations, 0, x, y);
        const [c, s] = [rotations.cos[0], rotations.sin[0]];
        expect(Math.abs(c * c + s * s - 1)).toBeLessThan(1e-15);
        const size = Math.max(Math.abs(x), Math.abs(y));
        expect(Math.abs(c * x + s * y - r)).toBeLessThanOrEqual(1e-15 * size + 1e-323);
        expect(Math.abs(c * y - s * x)).toBeLessThanOrEqual(1e-15 * size + 1e-323);
      },
    ),
  );
});

test.each([
  [1, 0],
  [-1, 5],
])('a sequence of rotations in steps of %d is one rotation of two columns after the other', (step, first) => {
  const A = normalMatrix(5, 6);
  const count = 5;
  const rotations = rotationsOf(count);
  for (let k = 0; k < count; k++) planeRotation(rotations, k, k + 1, 2 - k);
  let expected = A;
  for (let k = 0; k < count; k++) {
    const [c, s, a] = [rotations.cos[k], rotations.sin[k], first + k * step];
    const before = expected;
    expected = matrixOf(5, 6, (i, j) => {
      if (j === a) return c * before.get(i, a) + s * before.get(i, a + step);
      if (j === a + step) return c * before.get(i, a + step) - s * before.get(i, a);
      return before.get(i, j);
    });
  }
  const X = paddedCopy(A);
  rotateColumns(X, rotations, first, step, count);
  expect(distance(unpadded(X), expected)).toBe(0);
});
