import type { Term } from '@lowrank/models';
import { makePenalty } from './penalty.js';
import { makeRate } from './schedule.js';
import type { Setting } from './setting.js';

/** The terms that a checked setting describes. */
export function makeTerms(terms: Setting['terms']): Term[] {
  return terms.map(({ penalty, weight, on }) => ({ penalty: makePenalty(penalty), weight: makeRate(weight), on }));
}
