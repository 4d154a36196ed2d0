import { isState, type State } from '@lowrank/linalg';
import type { Optimizer } from '../optimizer.js';
import { mixed, type Run, type Shapes, type Storage, sampleGradients, startRun, takeSteps } from './sample-run.js';
import { fail, type Subject } from './subject.js';

const lists: readonly Shapes[] = [mixed, [[4, 3]], [[1, 7]], [[1, 1]], [...mixed].reverse(), [[16, 20]]];

/** Looks at the state for several lists of parameters, before and after two steps. */
export function checkState(subject: Subject): void {
  for (const storage of [Float64Array, Float32Array] as readonly Storage[]) {
    for (const shapes of lists) {
      const { optimizer } = subject;
      const where = `for ${shapes.map((shape) => shape.join(' x ')).join(', ')} in ${storage.name}`;
      const run = startChecked(subject, optimizer, storage, shapes, where);
      const before = outline(run.state);
      takeSteps(optimizer, run, sampleGradients(2, { storage, shapes }));
      const after = isState(run.state) ? outline(run.state) : 'no state';
      if (after === before) continue;
      fail(
        subject,
        `${where}, init makes the state ${before}, after two steps it is ${after}. Make every list and number in init, ` +
          'and change what they hold alone: a checkpoint is read into the state that init makes.',
      );
    }
  }
}

function startChecked(subject: Subject, rule: Optimizer, storage: Storage, shapes: Shapes, where: string): Run {
  const run = startRun(rule, storage, shapes);
  if (isState(run.state)) return run;
  return fail(
    subject,
    `${where}, init returns no state. Return { slots: {}, globals: {} }, with lists of Float32Array or Float64Array by ` +
      'name in slots, such as one of allocate(length) for each parameter, and finite numbers by name in globals.',
  );
}

/** Names and lengths, which do not change during a run. */
function outline({ slots, globals }: State): string {
  const lengths = Object.entries(slots).map(([name, arrays]) => [name, arrays.map(({ length }) => length)]);
  return JSON.stringify({ slots: Object.fromEntries(lengths.sort()), globals: Object.keys(globals).sort() });
}
