import { expect, test } from 'vitest';
import { productsOfMatrix } from './block-products.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { spectralNorm } from './norms.js';
import { qr } from './qr.js';
import { random } from './random.js';
import { randomizedSvd } from './randomized-svd.js';
import { compose, distance, normalMatrix, orthogonalityError } from './test-matrices.js';

const spectrum = Float64Array.from({ length: 60 }, (_, k) => 0.8 ** k);
const A = compose(qr(normalMatrix(80, 60, 1)).Q, spectrum, qr(normalMatrix(60, 60, 2)).Q);

test('values are never too large, and each power iteration brings them nearer', () => {
  let worst = Infinity;
  for (const powerIterations of [0, 1, 2, 3]) {
    const { sigma, U, V } = randomizedSvd(productsOfMatrix(A), 15, powerIterations, random(1));
    const errors = spectrum.slice(0, 10).map((value, k) => value - sigma[k]);
    expect(Math.min(...errors)).toBeGreaterThan(-1e-15);
    expect(Math.max(...errors)).toBeLessThan(worst / 4);
    worst = Math.max(...errors);
    expect(orthogonalityError(U)).toBeLessThan(4e-15);
    expect(orthogonalityError(V)).toBeLessThan(4e-15);
    expect(distance(multiply(A, U, { transposeA: true }), compose(V, sigma, Matrix.identity(15)))).toBeLessThan(2e-15);
  }
});

test('the mean error of the range finder keeps to its bound', () => {
  // Theorem 10.6 of Halko et al.: E |A - Q Q^T A| <= (1 + sqrt(k / (p - 1))) sigma_(k+1) + e sqrt(l) / p tail.
  const [k, p] = [10, 5];
  const tail = Math.sqrt(spectrum.slice(k).reduce((sum, value) => sum + value ** 2, 0));
  const bound = (1 + Math.sqrt(k / (p - 1))) * spectrum[k] + ((Math.E * Math.sqrt(k + p)) / p) * tail;
  let mean = 0;
  for (let seed = 0; seed < 20; seed++) {
    const { U, sigma, V } = randomizedSvd(productsOfMatrix(A), k + p, 0, random(seed));
    const rest = compose(U, sigma, V);
    for (let i = 0; i < rest.data.length; i++) rest.data[i] = A.data[i] - rest.data[i];
    mean += spectralNorm(rest) / 20;
  }
  expect(mean).toBeLessThan(bound);
  expect(mean).toBeGreaterThan(spectrum[k + p]);
});
