import type { Penalty } from '../penalty.js';
import { rawOutputs, sameBits } from './raw-outputs.js';
import { fullRank, gaussian } from './sample-matrices.js';
import { fail, type Subject } from './subject.js';

const traits = ['kind', 'name', 'degree', 'convex', 'frobeniusOnly'] as const;

/**
 * Looks for what it was made with in its parameters, makes the penalty again from these as JSON has them, and compares
 * traits and results.
 */
export function checkParameters(subject: Subject): void {
  checkDeclared(subject);
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

/** Results can't show every forgotten parameter: some matter only where no check looks. */
function checkDeclared(subject: Subject): void {
  const given = throughJson(subject.given);
  const declared = throughJson(subject.declared());
  const known = Object.keys(declared);
  const unknown = Object.keys(given).filter((key) => !known.includes(key));
  if (unknown.length > 0) {
    const has = known.length > 0 ? `its params are ${known.join(', ')}` : 'its params are empty';
    fail(
      subject,
      `takes no parameter ${unknown.join(', ')}: ${has}. Either the name is misspelt, or the penalty forgets to put it ` +
        'into params.',
    );
  }
  for (const [key, value] of Object.entries(given)) {
    const [before, after] = [value, declared[key]].map((one) => JSON.stringify(one, sortKeys));
    if (before === after) continue;
    fail(subject, `made with ${key} ${before}, its params have ${after}. Put the option into params as it was given.`);
  }
}

const throughJson = (params: Subject['given']): Subject['given'] => JSON.parse(JSON.stringify(params));

/** Keys of objects in order, so that equal values have equal texts. */
const sortKeys = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
