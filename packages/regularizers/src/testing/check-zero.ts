import { Matrix } from '@lowrank/linalg';
import { rawOutputs } from './raw-outputs.js';
import { fail, type Subject } from './subject.js';

/**
 * Looks at W = 0. A convex penalty and one of positive degree are defined there, the latter as 0; any other may be
 * undefined and says so by a NaN or an error. Where the value is a number, so is every derivative.
 */
export function checkZero(subject: Subject): void {
  const { convex, degree } = subject.penalty;
  for (const [rows, columns] of [
    [3, 4],
    [1, 1],
  ]) {
    let value = Number.NaN;
    let derivatives: Float64Array = new Float64Array();
    let thrown = '';
    try {
      const outputs = rawOutputs(subject.penalty, Matrix.zeros(rows, columns));
      [value] = outputs;
      derivatives = outputs.subarray(1);
    } catch (error) {
      thrown = `: ${error instanceof Error ? error.message : error}`;
    }
    if (Number.isFinite(value)) {
      if (!derivatives.every(Number.isFinite)) {
        fail(
          subject,
          `at W = 0 the value is ${value}, but a derivative is not finite. Write a subgradient, such as 0.`,
        );
      }
      if (degree !== undefined && degree > 0 && value !== 0) {
        fail(subject, `degree is ${degree}, but R(0) is ${value}. Return 0, or leave the degree out.`);
      }
    } else if (convex || (degree !== undefined && degree > 0)) {
      const promise = convex ? 'convex is true' : `degree is ${degree}`;
      fail(
        subject,
        `${promise}, but the value at W = 0 is no number${thrown}. Return R(0) and a subgradient, such as 0.`,
      );
    }
  }
}
