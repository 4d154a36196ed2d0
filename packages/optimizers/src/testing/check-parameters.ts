import type { Optimizer } from '../optimizer.js';
import { firstDifference, sampleGradients, startRun, takeSteps } from './sample-run.js';
import { fail, type Subject } from './subject.js';

/** Makes the optimizer again from its parameters as JSON has them, and compares it and its steps. */
export function checkParameters(subject: Subject): void {
  const { optimizer, given } = subject;
  const json = JSON.stringify(optimizer.params);
  const remedy = 'Put every option into params, under the name that the factory takes it by.';
  const missing = given.filter((name) => !Object.hasOwn(optimizer.params, name));
  if (missing.length > 0) {
    const known = Object.keys(optimizer.params);
    fail(
      subject,
      `takes no parameter ${missing.join(', ')}: its params are ${known.length > 0 ? known.join(', ') : 'empty'}. Either the ` +
        'name is misspelt, or the optimizer forgets to put it into params.',
    );
  }
  let again: Optimizer;
  try {
    again = subject.remade();
  } catch (error) {
    fail(subject, `its factory refuses its own parameters ${json}: ${error instanceof Error ? error.message : error}`);
  }
  if (again.name !== optimizer.name || JSON.stringify(again.params) !== json) {
    fail(
      subject,
      `made again from its params ${json}, it is ${again.name} with ${JSON.stringify(again.params)}. ${remedy}`,
    );
  }
  const gradients = sampleGradients(5);
  const [before, after] = [subject.another(), again].map((rule) => takeSteps(rule, startRun(rule), gradients));
  if (firstDifference(before, after) > 0)
    fail(subject, `made again from its params ${json}, it has other steps. ${remedy}`);
}
