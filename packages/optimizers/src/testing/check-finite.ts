import type { FloatArray } from '@lowrank/linalg';
import { mixed, sampleGradients, startRun, takeSteps } from './sample-run.js';
import { fail, type Subject } from './subject.js';

const scales = [1e-30, 1e-10, 1, 1e10, 1e30];

/** Holds steps to being numbers over 60 orders of magnitude, also where they change within a run. */
export function checkScales(subject: Subject): void {
  for (const scale of scales) {
    requireFinite(subject, sampleGradients(3, { scale }), `for gradients of scale ${scale}`);
  }
  const mixture = scales.flatMap((scale) => sampleGradients(1, { scale }));
  requireFinite(subject, mixture, `for gradients of scale ${scales.join(', then ')}`);
}

/** Holds steps to being numbers where the gradient is zero: at the start, after other gradients, and in one parameter. */
export function checkZero(subject: Subject): void {
  const zero = mixed.map(([rows, columns]) => new Float64Array(rows * columns));
  const [first, second] = sampleGradients(2);
  requireFinite(subject, [zero, zero, first], 'where the first gradients are zero');
  requireFinite(subject, [first, zero, zero, second], 'where gradients are zero after others');
  requireFinite(subject, [first.map((g, k) => (k === 0 ? zero[k] : g))], 'where the gradient of one parameter is zero');
}

function requireFinite(subject: Subject, gradients: readonly (readonly FloatArray[])[], where: string): void {
  const optimizer = subject.another();
  for (const [t, steps] of takeSteps(optimizer, startRun(optimizer), gradients).entries()) {
    for (const [k, step] of steps.entries()) {
      const i = step.findIndex((x) => !Number.isFinite(x));
      if (i < 0) continue;
      fail(
        subject,
        `${where}, number ${i} of step ${t + 1} for parameter ${k} is ${step[i]}. Write every entry of out, and keep ` +
          'denominators above zero and squares within range.',
      );
    }
  }
}
