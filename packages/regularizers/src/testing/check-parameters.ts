import type { Penalty } from '../penalty.js';
import { rawOutputs, sameBits } from './raw-outputs.js';
import { fullRank, gaussian } from './sample-matrices.js';
import { fail, type Subject } from './subject.js';

const traits = ['kind', 'name', 'degree', 'convex', 'frobeniusOnly'] as const;

/** Makes the penalty again from its parameters as JSON has them, and compares traits and results. */
export function checkParameters(subject: Subject): void {
  const { penalty } = subject;
  const json = JSON.stringify(penalty.params);
  let again: Penalty;
  try {
    again = subject.remade();
  } catch (error) {
    fail(subject, `its factory refuses its own parameters ${json}: ${error instanceof Error ? error.message : error}`);
  }
  const remedy = 'Put every option into params, under the name that the factory takes it by.';
  if (JSON.stringify(again.params) !== json) {
    fail(subject, `params are ${json}, made again from them ${JSON.stringify(again.params)}. ${remedy}`);
  }
  for (const trait of traits) {
    const [before, after] = [penalty, again].map((one) => (one as { [key in typeof trait]?: unknown })[trait]);
    if (before !== after) fail(subject, `${trait} is ${before}, made again from its parameters ${after}. ${remedy}`);
  }
  for (const W of [
    fullRank(4, 3, 'parameters'),
    gaussian(3, 4, 'parameters', 30),
    gaussian(3, 3, 'parameters', 0.03),
  ]) {
    if (sameBits(rawOutputs(penalty, W), rawOutputs(again, W))) continue;
    fail(subject, `made again from its parameters ${json} it has other values. ${remedy}`);
  }
}
