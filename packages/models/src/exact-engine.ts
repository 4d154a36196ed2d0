import { asOptions, frobeniusNorm, multiply, refuseUnknown, svd } from '@lowrank/linalg';
import { evaluateNorms, evaluateSpectrum } from '@lowrank/regularizers';
import type { SpectralEngine } from './engine.js';

/**
 * The exact engine: a float64 SVD of P at every step. It serves every penalty and is the one that others are held to.
 *
 * The gradient is U diag(c) V^T with c_k = sum of weight * dR/dsigma_k, and c_k = 0 where sigma_k is zero to rounding.
 * Penalties of the Frobenius norm alone make no decomposition.
 *
 * @param options none.
 * @throws ArgumentError on an option.
 *
 * @example
 * ```ts
 * import { exact } from '@lowrank/models';
 *
 * console.log(exact().name); // exact
 * ```
 */
export function exact(options: Readonly<Record<string, never>> = {}): SpectralEngine {
  refuseUnknown('exact', asOptions('exact', options), []);
  return Object.freeze<SpectralEngine>({
    name: 'exact',
    params: Object.freeze({}),
    serves: Object.freeze(['norms', 'spectral'] as const),
    init: () => ({ slots: {}, globals: {} }),
    accumulate: (terms, P, gradient) => {
      let value = 0;
      if (terms.every(({ penalty }) => penalty.kind === 'norms' && penalty.frobeniusOnly)) {
        const frobenius = frobeniusNorm(P);
        let slope = 0;
        for (const { penalty, weight } of terms) {
          if (penalty.kind !== 'norms') continue;
          const norms = evaluateNorms(penalty, Number.NaN, frobenius);
          value += weight * norms.value;
          if (frobenius > 0) slope += (weight * norms.dFrobenius) / frobenius;
        }
        for (let k = 0; k < P.data.length; k++) gradient.data[k] += slope * P.data[k];
        return { value, sigma: new Float64Array(0), nuclear: Number.NaN, frobenius };
      }
      const { U, sigma, V } = svd(P);
      const total = new Float64Array(sigma.length);
      const derivatives = new Float64Array(sigma.length);
      for (const { penalty, weight } of terms) {
        value += weight * evaluateSpectrum(penalty, sigma, derivatives);
        for (let k = 0; k < total.length; k++) total[k] += weight * derivatives[k];
      }
      for (let i = 0; i < U.rows; i++) {
        for (let k = 0; k < U.columns; k++) U.data[i * U.columns + k] *= total[k];
      }
      const sum = multiply(U, V, { transposeB: true });
      for (let k = 0; k < sum.data.length; k++) gradient.data[k] += sum.data[k];
      return {
        value,
        sigma,
        nuclear: sigma.reduce((norm, s) => norm + s, 0),
        frobenius: Math.sqrt(sigma.reduce((square, s) => square + s * s, 0)),
      };
    },
  });
}
