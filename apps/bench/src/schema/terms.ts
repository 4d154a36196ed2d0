import type { Term } from '@lowrank/models';
import { makePenalty } from './penalty.js';
import { makeRate } from './schedule.js';
import type { FitSetting } from './setting.js';

/** The terms that a checked setting describes. */
export function makeTerms(terms: FitSetting['terms']): Term[] {
  return terms.map(({ penalty, weight, on }) => ({ penalty: makePenalty(penalty), weight: makeRate(weight), on }));
}
