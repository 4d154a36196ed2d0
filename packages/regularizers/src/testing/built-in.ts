import { elastic } from '../elastic.js';
import { entropy } from '../entropy.js';
import { frobenius } from '../frobenius.js';
import { logDeterminant } from '../log-determinant.js';
import { none } from '../none.js';
import { normAnchor } from '../norm-anchor.js';
import { nuclear } from '../nuclear.js';
import { nuclearMinusFrobenius } from '../nuclear-minus-frobenius.js';
import type { Penalty } from '../penalty.js';
import { ratio } from '../ratio.js';
import { schattenP } from '../schatten-p.js';
import { schattenRatio } from '../schatten-ratio.js';
import { squaredFrobenius } from '../squared-frobenius.js';
import { squaredRatio } from '../squared-ratio.js';
import { totalVariation } from '../total-variation.js';
import { truncatedNuclear } from '../truncated-nuclear.js';
import type { PenaltyCheckOptions } from './penalty-checks.js';

/** The penalties of this package, each with parameters to test, a value that is known by hand, and its range. */
export const builtIn: readonly ({ readonly factory: (params: never) => Penalty } & PenaltyCheckOptions)[] = [
  { factory: none, values: [known(0)], range: [0, 0] },
  { factory: nuclear, values: [known(7)], range: [0, Infinity] },
  { factory: frobenius, values: [known(5)], range: [0, Infinity] },
  { factory: squaredFrobenius, values: [known(25)], range: [0, Infinity] },
  { factory: elastic, values: [known(7 + 25)], range: [0, Infinity] },
  { factory: elastic, params: { ridge: 0.1 }, values: [known(7 + 2.5)], range: [0, Infinity] },
  { factory: ratio, values: [known(7 / 5)], range: (m, n) => [1, Math.sqrt(Math.min(m, n))] },
  { factory: squaredRatio, values: [known(49 / 25)], range: (m, n) => [1, Math.min(m, n)] },
  { factory: nuclearMinusFrobenius, values: [known(7 - 5)], range: [0, Infinity] },
  { factory: normAnchor, range: [0, Infinity] },
  { factory: normAnchor, params: { target: { relative: 0.3 }, strength: 2 }, range: [0, Infinity] },
  { factory: normAnchor, params: { target: 2.5, strength: 4 }, values: [known(2)], range: [0, Infinity] },
  { factory: normAnchor, params: { target: 1e3, strength: 30 }, values: [known(0)], range: [0, Infinity] },
  { factory: schattenP, range: [0, Infinity] },
  { factory: schattenP, params: { p: 1, epsilon: 0 }, values: [known(7)], range: [0, Infinity] },
  { factory: schattenP, params: { p: 2 / 3, epsilon: 0 }, range: [0, Infinity] },
  // sqrt(3^2 + 4^2) + sqrt(4^2 + 4^2)
  { factory: schattenP, params: { p: 1, epsilon: 4 }, values: [known(5 + Math.sqrt(32))], range: [0, Infinity] },
  { factory: schattenP, params: { p: 1.5, epsilon: 0.1 }, range: [0, Infinity] },
  { factory: schattenRatio, range: (m, n) => [1, Math.min(m, n)] },
  { factory: schattenRatio, params: { p: 1, q: 2 }, values: [known(7 / 5)], range: [1, 3] },
  { factory: schattenRatio, params: { p: 1 / 3, q: 2 / 3 }, range: (m, n) => [1, Math.min(m, n) ** 1.5] },
  { factory: logDeterminant, values: [known(Math.log(10 * 17))], range: [0, Infinity] },
  { factory: logDeterminant, params: { gamma: 0.5 }, values: [known(Math.log(37 * 65))], range: [0, Infinity] },
  { factory: truncatedNuclear, values: [known(3)], range: [0, Infinity] },
  { factory: truncatedNuclear, params: { rank: 2 }, values: [known(0)], range: [0, Infinity] },
  { factory: entropy, values: [known(7 / (3 ** (3 / 7) * 4 ** (4 / 7)))], range: (m, n) => [1, Math.min(m, n)] },
  // At [[3, 0], [0, 4]]: differences (-3, -3), (4, 0), (0, 4) and (0, 0).
  { factory: totalVariation, params: { epsilon: 0 }, values: [known(Math.sqrt(18) + 8)], range: [0, Infinity] },
  { factory: totalVariation, params: { epsilon: 3 }, values: [known(Math.sqrt(27) - 3 + 4)], range: [0, Infinity] },
  { factory: totalVariation, range: [0, Infinity] },
];

/** R of diag(3, 4): nuclear norm 7, Frobenius norm 5. */
function known(value: number) {
  return {
    at: [
      [3, 0],
      [0, 4],
    ],
    value,
  };
}
