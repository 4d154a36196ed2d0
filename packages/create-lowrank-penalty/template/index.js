// @ts-check

/**
 * R(W) = sum_k sigma_k / (sigma_k + gamma), with sigma the singular values of W: close to the rank for a small gamma.
 *
 * dR/dsigma_k = gamma / (sigma_k + gamma)^2
 *
 * @param {{ gamma?: number }} [options] gamma > 0, in the unit of the singular values: those far above it count as 1.
 * @returns {import('@lowrank/regularizers').SpectralPenalty}
 * @see Geman & Yang, Nonlinear image recovery with half-quadratic regularization, IEEE Trans. Image Process. 4 (1995).
 */
export function penalty({ gamma = 1 } = {}) {
  if (!(gamma > 0)) throw new RangeError(`{{penalty}}: gamma is ${gamma}, expected a number > 0.`);
  return {
    specVersion: 1,
    kind: 'spectral', // of all singular values; 'norms' of nuclear and Frobenius norm alone, 'matrix' of the entries
    name: '{{penalty}}',
    params: { gamma }, // these make it again
    evaluate(sigma, gradient) {
      let value = 0;
      for (let k = 0; k < sigma.length; k++) {
        const toGamma = sigma[k] + gamma;
        value += sigma[k] / toGamma;
        gradient[k] = gamma / toGamma / toGamma;
      }
      return value;
    },
  };
}
