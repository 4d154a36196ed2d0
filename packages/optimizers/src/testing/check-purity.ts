import { sameBits, sampleGradients, startRun, takeStep } from './sample-run.js';
import { fail, type Subject } from './subject.js';

/** Holds `update` to leaving gradients and parameters as they are. */
export function checkInputs(subject: Subject): void {
  const { optimizer } = subject;
  const { parameters, state } = startRun(optimizer);
  for (const gradients of sampleGradients(3)) {
    const data = parameters.map((parameter) => parameter.data);
    const [before, values] = [gradients.map((g) => g.slice()), data.map((x) => x.slice())];
    const out = data.map((x) => new Float64Array(x.length));
    optimizer.update(gradients, state, parameters, out);
    for (const [what, own, expected] of [
      ['the gradients', gradients, before],
      ['the parameters', data, values],
    ] as const) {
      if (!sameBits(own, expected)) {
        fail(subject, `update changes ${what}. Write the step to out; the caller adds it to the parameters.`);
      }
    }
  }
}

/** Holds `update` to writing all of out: what stands there beforehand must not matter. */
export function checkOverwriting(subject: Subject): void {
  // An instance each: memory outside the state is for checkMemory to report.
  const [one, other] = [subject.another(), subject.another()];
  const [clean, dirty] = [startRun(one), startRun(other)];
  for (const gradients of sampleGradients(3)) {
    const steps = takeStep(one, clean, gradients, 0);
    if (!sameBits(steps, takeStep(other, dirty, gradients, 7))) {
      fail(subject, 'the step depends on what stood in out. Write every entry of every array in out.');
    }
  }
}

/** Holds `update` to its state: runs side by side, again and by another instance have the same bits. */
export function checkMemory(subject: Subject): void {
  const { optimizer } = subject;
  const [gradients, others] = [sampleGradients(6), sampleGradients(6, { axis: 'others', scale: 10 })];
  const alone = startRun(optimizer);
  const expected = gradients.map((g) => takeStep(optimizer, alone, g));
  const again = startRun(optimizer);
  const beside = startRun(optimizer);
  const another = subject.another();
  const elsewhere = startRun(another);
  const remedy = 'Keep all memory in the state, made by init, and use no clock and no random numbers.';
  for (const [t, g] of gradients.entries()) {
    takeStep(optimizer, beside, others[t]);
    if (!sameBits(takeStep(optimizer, again, g), expected[t])) {
      fail(subject, `step ${t + 1} of the same run has other bits the second time, beside another run. ${remedy}`);
    }
    if (!sameBits(takeStep(another, elsewhere, g), expected[t])) {
      fail(subject, `step ${t + 1} of the same run has other bits by another instance. ${remedy}`);
    }
  }
}
