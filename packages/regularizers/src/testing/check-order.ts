import type { SpectralPenalty } from '../penalty.js';
import { fail, norm, type Subject } from './subject.js';

const sigma = Float64Array.of(3.1, 2.4, 1.9, 1.1, 0.7);
const orders = [
  [4, 3, 2, 1, 0],
  [1, 0, 2, 3, 4],
  [2, 4, 0, 3, 1],
];

/**
 * Holds a spectral penalty to symmetry: singular values in another order have the same value and the same derivatives in
 * that order. Only of a symmetric function is U diag(dR/dsigma) V^T the gradient.
 */
export function checkOrder(subject: Subject): void {
  const penalty = subject.penalty as SpectralPenalty;
  const gradient = new Float64Array(sigma.length);
  const value = penalty.evaluate(sigma.slice(), gradient);
  // The order changes the rounding of a sum of 5 terms, and with it everything by some ulp: 1e-12 is thousands of them.
  const tolerance = 1e-12 * (Math.abs(value) + norm(gradient) * norm(sigma));
  for (const order of orders) {
    const other = new Float64Array(sigma.length);
    const otherValue = penalty.evaluate(
      Float64Array.from(order, (k) => sigma[k]),
      other,
    );
    const worst = order.reduce((most, from, k) => Math.max(most, Math.abs(other[k] - gradient[from])), 0);
    if (Math.abs(otherValue - value) <= tolerance && worst <= tolerance) continue;
    fail(
      subject,
      `the value is ${value} at singular values (${sigma.join(', ')}) and ${otherValue} in the order ` +
        `(${order.map((k) => sigma[k]).join(', ')}), and derivatives differ by up to ${worst}. Make it a symmetric ` +
        'function: no weight may depend on the position.',
    );
  }
}
