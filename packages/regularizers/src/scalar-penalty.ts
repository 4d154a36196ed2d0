import type { SpectralPenalty } from './penalty.js';

/** A function f of one singular value x >= 0 with f' >= 0, by its value and derivatives. */
export interface ScalarPenalty {
  value(x: number): number;
  slope(x: number): number;
  /** The second derivative. It falls up to `bend` and rises beyond, or is never negative. */
  curvature(x: number): number;
  /** Where the curvature is smallest, in units of x. */
  readonly bend: number;
}

/** The penalty sum_k f(sigma_k), with its gradient and its proximal operator. */
export function sumOverSpectrum(f: ScalarPenalty): Required<Pick<SpectralPenalty, 'evaluate' | 'prox'>> {
  return {
    evaluate: (sigma, gradient) => {
      let sum = 0;
      for (let k = 0; k < sigma.length; k++) {
        sum += f.value(sigma[k]);
        gradient[k] = f.slope(sigma[k]);
      }
      return sum;
    },
    prox: (sigma, step, out) => {
      for (let k = 0; k < sigma.length; k++) out[k] = scalarProx(f, sigma[k], step);
    },
  };
}

/**
 * The proximal operator of one singular value, the x that minimises f(x) + (x - y)^2 / (2 step) over x >= 0.
 *
 * The derivative of the objective, x - y + step f'(x), has one zero in [0, y] or, where f is concave enough, rises, falls
 * and rises again. It then has a minimum on each rising branch, and the lower one is taken; of equal ones the one nearer to
 * y. Zeros are bisected until no number lies between, so the answer is right to the rounding of f'.
 */
function scalarProx({ value, slope, curvature, bend }: ScalarPenalty, y: number, step: number): number {
  const falls = (x: number) => x - y + step * slope(x) <= 0;
  const rises = (x: number) => 1 + step * curvature(x) >= 0;
  if (rises(bend)) return crossing(falls, 0, y);
  const turn = Math.min(bend, y);
  const near = crossing(falls, 0, crossing(rises, 0, turn));
  const far = crossing(
    falls,
    crossing((x) => !rises(x), turn, y),
    y,
  );
  const objective = (x: number) => value(x) + (x - y) ** 2 / (2 * step);
  return objective(near) < objective(far) ? near : far;
}

/** The last number in [from, to] for which `holds`, given that it holds up to some number and not beyond. */
function crossing(holds: (x: number) => boolean, from: number, to: number): number {
  if (holds(to)) return to;
  let [low, high] = [from, to];
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return low;
    if (holds(middle)) low = middle;
    else high = middle;
  }
}
