import type { State } from '@lowrank/linalg';
import { firstDifference, sampleGradients, startRun, takeSteps } from './sample-run.js';
import { fail, type Subject } from './subject.js';

/**
 * Breaks a run off and goes on as training does: in another process, so in another instance, whose fresh state is given the
 * arrays of `slots` and the numbers of `globals` by JSON. `scratch` is not stored, and is filled with NaN here.
 */
export function checkCheckpoint(subject: Subject): void {
  const gradients = sampleGradients(9);
  for (const steps of [1, 4]) {
    const optimizer = subject.another();
    const whole = startRun(optimizer);
    takeSteps(optimizer, whole, gradients.slice(0, steps));
    const stored = JSON.parse(JSON.stringify(whole.state.globals));
    const slots = structuredClone(whole.state.slots);
    const parameters = whole.parameters.map((parameter) => ({ ...parameter, data: parameter.data.slice() }));
    const expected = takeSteps(optimizer, whole, gradients.slice(steps));

    const another = subject.another();
    const { state } = startRun(another);
    restore({ slots, globals: stored }, state);
    const difference = firstDifference(takeSteps(another, { parameters, state }, gradients.slice(steps)), expected);
    if (difference === 0) continue;
    fail(
      subject,
      `broken off after step ${steps} and gone on from a copy of slots and globals, it has other bits from step ` +
        `${steps + difference} on. Keep all memory in slots, as arrays made by init, and in globals, as finite numbers; ` +
        'what scratch holds is lost.',
    );
  }
}

function restore(stored: State, into: State): void {
  for (const [name, arrays] of Object.entries(into.slots)) {
    for (const [k, array] of arrays.entries()) array.set(stored.slots[name][k]);
  }
  Object.assign(into.globals, stored.globals);
  for (const array of Object.values(into.scratch ?? {}).flat()) array.fill(Number.NaN);
}
