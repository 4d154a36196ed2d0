import { expect, test } from 'vitest';
import { applyReflections } from './apply-reflections.js';
import { applyReflection, reflect } from './householder.js';
import { paddedCopy, paddedIdentity, roundUp, unpadded } from './padded.js';
import { distance, normalMatrix, orthogonalityError } from './test-matrices.js';

/** Row k: the vector of a random reflection of n numbers, zero above row k + below. */
function reflections(n: number, count: number, below: number) {
  const stride = roundUp(n);
  const vectors = new Float64Array(count * stride);
  vectors.set(normalMatrix(count, stride).data);
  for (let k = 0; k < count; k++) {
    vectors.fill(0, k * stride, k * stride + k + below);
    vectors.fill(0, k * stride + n, (k + 1) * stride);
    reflect(vectors, k * stride + k + below, k * stride + n);
  }
  return { vectors, stride };
}

test.each([
  [6, 6, 0],
  [6, 5, 1],
  [70, 66, 0],
  [101, 100, 1],
  [130, 70, 0],
])(
  'reflections of %d numbers, %d of them, zero above row k + %d, are applied one after the other',
  (n, count, below) => {
    const { vectors, stride } = reflections(n, count, below);
    const X = paddedCopy(normalMatrix(n, 40, 2));
    const expected = paddedCopy(normalMatrix(n, 40, 2));
    applyReflections(X, vectors, stride, count, { below });
    for (let k = count - 1; k >= 0; k--) {
      applyReflection(expected, vectors, k * stride, k + below, 0, new Float64Array(40));
    }
    expect(distance(unpadded(X), unpadded(expected))).toBeLessThan(1e-13);
  },
);

test.each([
  [6, 6, 0],
  [90, 90, 0],
  [97, 96, 1],
  [97, 70, 1],
])(
  '%d numbers, %d reflections, below %d: of the identity, skipping its zeros changes nothing, and Q is orthogonal',
  (n, count, below) => {
    const { vectors, stride } = reflections(n, count, below);
    const [X, Y] = [paddedIdentity(n, n), paddedIdentity(n, n)];
    applyReflections(X, vectors, stride, count, { below });
    applyReflections(Y, vectors, stride, count, { below, triangular: true });
    expect(distance(unpadded(X), unpadded(Y))).toBeLessThan(1e-15);
    expect(orthogonalityError(unpadded(X))).toBeLessThan(2e-15);
  },
);
