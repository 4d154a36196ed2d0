import { sampleGradients, startRun, takeSteps } from './sample-run.js';
import { fail, type Subject } from './subject.js';

/** Holds a float32 run, which is what training does by default, to the float64 one. */
export function checkPrecision(subject: Subject): void {
  const [single, double] = ([Float32Array, Float64Array] as const).map((storage) => {
    const rule = subject.another();
    return takeSteps(rule, startRun(rule, storage), sampleGradients(5, { storage }));
  });
  for (const [t, steps] of double.entries()) {
    for (const [k, step] of steps.entries()) {
      const largest = Math.max(...step.map(Math.abs));
      // Float32 rounds to 6e-8; the rest is left to rules that amplify rounding, such as those that orthogonalise.
      const i = step.findIndex((x, j) => !(Math.abs(single[t][k][j] - x) <= 1e-3 * largest));
      if (i < 0) continue;
      fail(
        subject,
        `number ${i} of step ${t + 1} for parameter ${k} is ${step[i]} in float64, but ${single[t][k][i]} in float32. ` +
          'Parameters, gradients and out are Float32Array or Float64Array: treat both alike, and let allocate ' +
          'make arrays.',
      );
    }
  }
}
