import { random } from '@lowrank/linalg';
import { startRun, takeStep } from './sample-run.js';
import { fail, type Subject } from './subject.js';

const steps = 100;

/**
 * Minimises f = sum of c_i x_i^2 / 2 with curvatures c from 0.1 to 1, from |x| between 1 and 3, and holds f to having
 * fallen after 100 steps. Gradient descent does for every rate below 2, with momentum of 0.9 below 3.8.
 */
export function checkDescent(subject: Subject): void {
  const optimizer = subject.another();
  const run = startRun(optimizer);
  const stream = random(1, 'curvature');
  const curvature = run.parameters.map(({ data }) => data.map(() => 0.1 + 0.9 * stream.uniform()));
  const value = () => {
    let sum = 0;
    for (const [k, { data }] of run.parameters.entries()) {
      for (let i = 0; i < data.length; i++) sum += (curvature[k][i] * data[i] * data[i]) / 2;
    }
    return sum;
  };
  const before = value();
  for (let t = 0; t < steps; t++) {
    const gradients = run.parameters.map(({ data }, k) => data.map((x, i) => curvature[k][i] * x));
    takeStep(optimizer, run, gradients);
  }
  const after = value();
  if (after < before) return;
  fail(
    subject,
    `in ${steps} steps, a convex quadratic of curvatures from 0.1 to 1 goes from ${before} to ${after}. The caller adds ` +
      'the step, so it goes against the gradient: check its sign, and test with params of a rate for that problem.',
  );
}
