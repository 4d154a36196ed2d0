import { isState, type State } from '@lowrank/linalg';
import type { Optimizer, Parameter } from '@lowrank/optimizers';
import { messageOf } from '../errors.js';

/**
 * Lets a rule make two steps on two small parameters, for what its shape alone can't show.
 *
 * @returns what breaks the contract of {@link Optimizer}, one sentence or two each.
 */
export function tryOptimizer(rule: Optimizer): readonly string[] {
  const parameters: Parameter[] = [
    { data: Float32Array.of(1, -2, 3, -4, 5, -6), rows: 2, columns: 3 },
    { data: Float32Array.of(0.5, -0.25), rows: 1, columns: 2 },
  ];
  const gradients = [Float32Array.of(0.5, 1, -1, 2, -0.5, 0.25), Float32Array.of(1, -1)];
  const out = parameters.map(({ data }) => new Float32Array(data.length).fill(Number.NaN));
  const before = JSON.stringify([parameters.map(contents), gradients.map((g) => [...g])]);
  let state: State;
  try {
    state = rule.init(parameters, (length, precision) =>
      precision === 'float64' ? new Float64Array(length) : new Float32Array(length),
    );
    if (!isState(state)) {
      return [
        'init returns no state. Return { slots: {}, globals: {} } with lists of arrays and with finite numbers by name.',
      ];
    }
    for (let step = 0; step < 2; step++) rule.update(gradients, state, parameters, out);
  } catch (error) {
    return [`it throws in a step: ${messageOf(error)}`];
  }
  const problems: string[] = [];
  if (!isState(state))
    problems.push('update leaves something in the state that is no finite number or list of arrays.');
  if (JSON.stringify([parameters.map(contents), gradients.map((g) => [...g])]) !== before) {
    problems.push('update changes the parameters or the gradients. Write the step to out; the caller adds it.');
  }
  if (!out.every((steps) => steps.every(Number.isFinite))) {
    problems.push('update leaves a step that is not a finite number. Write every entry of every array in out.');
  }
  return problems;
}

const contents = ({ data }: Parameter) => [...data];
