import type { NormsPenalty } from '../penalty.js';
import { fail, type Subject } from './subject.js';

/** Evaluates with NaN in place of the nuclear norm, as engines do for a penalty that says it needs none. */
export function checkFrobeniusOnly(subject: Subject): void {
  const penalty = subject.penalty as NormsPenalty;
  for (const frobenius of [1e-3, 1, 1e3]) {
    const without = penalty.evaluate(Number.NaN, frobenius);
    const given = penalty.evaluate(1.7 * frobenius, frobenius);
    if (Number.isFinite(without.value) && without.value === given.value && without.dFrobenius === given.dFrobenius) {
      if (without.dNuclear === 0 && given.dNuclear === 0) continue;
    }
    fail(
      subject,
      'frobeniusOnly is true, but the nuclear norm plays a part: it arrives as NaN. Use the Frobenius norm alone, with ' +
        'dNuclear 0, or leave frobeniusOnly out.',
    );
  }
}
