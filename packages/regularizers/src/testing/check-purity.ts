import { Matrix, singularValues } from '@lowrank/linalg';
import { rawOutputs, sameBits } from './raw-outputs.js';
import { fullRank, gaussian } from './sample-matrices.js';
import { fail, type Subject } from './subject.js';

/** Holds `evaluate` to leaving the numbers that it is given as they are. */
export function checkInputs(subject: Subject): void {
  const { penalty } = subject;
  const W = fullRank(4, 3, 'purity');
  const input = penalty.kind === 'spectral' ? singularValues(W) : W.data;
  const before = input.slice();
  if (penalty.kind === 'spectral') penalty.evaluate(input, new Float64Array(input.length));
  if (penalty.kind === 'matrix') penalty.evaluate(W, Matrix.zeros(4, 3));
  if (!sameBits(input, before)) {
    fail(subject, `evaluate changes ${penalty.kind === 'matrix' ? 'W' : 'sigma'}. Write to gradient only.`);
  }
}

/** Holds `evaluate` to writing every derivative: what stands in the buffer beforehand must not matter. */
export function checkOverwriting(subject: Subject): void {
  const W = fullRank(4, 3, 'purity');
  const clean = rawOutputs(subject.penalty, W, 0);
  if (!sameBits(clean, rawOutputs(subject.penalty, W, 0))) return; // a memory, which checkRepeatability reports
  const dirty = rawOutputs(subject.penalty, W, 7);
  if (!sameBits(clean, dirty)) {
    fail(
      subject,
      'derivatives depend on what stood in gradient. Write every entry; where it is a sum, fill it with 0 first.',
    );
  }
}

/** Calls after which a memory that counts them should show. */
const manyCalls = 200;

/** Holds `evaluate` to having no memory, no clock and no chance: the same call always has the same bits. */
export function checkRepeatability(subject: Subject): void {
  const { penalty } = subject;
  const inputs = [
    fullRank(4, 3, 'purity'),
    gaussian(4, 3, 'purity'),
    gaussian(4, 3, 'other', 1e3),
    gaussian(2, 5, 'purity'),
    Matrix.from([[3]]),
  ];
  const first = inputs.map((W) => rawOutputs(penalty, W));
  const other = subject.another();
  const remedy = 'Keep no memory between calls and use no clock and no random numbers.';
  for (const [k, W] of inputs.toReversed().entries()) {
    const expected = first[inputs.length - 1 - k];
    if (!sameBits(rawOutputs(penalty, W), expected))
      fail(subject, `the same W has another result the second time. ${remedy}`);
    if (!sameBits(rawOutputs(other, W), expected)) fail(subject, `another instance has another result. ${remedy}`);
  }
  for (let call = 0; call < manyCalls; call++) {
    if (!sameBits(rawOutputs(penalty, inputs[0]), first[0]))
      fail(subject, `after some calls the same W has another result. ${remedy}`);
  }
}
