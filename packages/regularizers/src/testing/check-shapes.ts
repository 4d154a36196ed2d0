import { Matrix } from '@lowrank/linalg';
import { evaluatePenalty } from '../evaluate-penalty.js';
import { rawOutputs } from './raw-outputs.js';
import { diagonal, fullRank, gaussian, ofRank, times } from './sample-matrices.js';
import { fail, norm, type Subject } from './subject.js';
import { valueWhereDefined } from './value-where-defined.js';

/** The values that R may have at a matrix of shape [rows, columns]: from the first number to the second. */
export type Range = readonly [number, number] | ((rows: number, columns: number) => readonly [number, number]);

/** Matrices of every shape and rank, and of singular values that repeat. */
const samples = (): Matrix[] => [
  Matrix.from([[-2]]),
  gaussian(1, 5, 'shapes'),
  gaussian(5, 1, 'shapes'),
  fullRank(4, 6, 'shapes'),
  ofRank(2, 5, 5, 'shapes'),
  ofRank(1, 3, 7, 'shapes'),
  Matrix.identity(4),
  diagonal([3, 3, 1, 1, 0]),
];

const extremes = [1e-30, 1e-15, 1e-6, 1e6, 1e15, 1e30];

/** Holds value and gradient to being numbers at every shape, rank and repetition. */
export function checkShapes({ penalty }: Subject): void {
  for (const W of samples()) evaluatePenalty(penalty, W, Matrix.zeros(W.rows, W.columns));
}

/**
 * Holds value and gradient to being numbers, or undefined by a PenaltyError of the penalty, from 1e-30 to 1e30. They may
 * overflow to an infinity, but NaN is no answer where W is not zero.
 */
export function checkScales(subject: Subject): void {
  const { penalty } = subject;
  for (const W of scaledSamples()) {
    const evaluated = valueWhereDefined(() => evaluatePenalty(penalty, W, Matrix.zeros(W.rows, W.columns)));
    if (evaluated !== undefined) continue;
    if (!valueWhereDefined(() => rawOutputs(penalty, W))?.some(Number.isNaN)) continue;
    const size = norm(W.data).toExponential(0);
    fail(
      subject,
      `value or a derivative is NaN at a ${W.rows} x ${W.columns} matrix of norm ${size}. Write the formula so that nothing ` +
        'in it overflows or underflows, or throw a PenaltyError that says where the penalty is undefined.',
    );
  }
}

/** Holds the value to its range at all of these matrices. */
export function checkRange(subject: Subject, range: Range): void {
  for (const W of [...samples(), ...scaledSamples()]) {
    const [low, high] = typeof range === 'function' ? range(W.rows, W.columns) : range;
    const value = valueWhereDefined(() => evaluatePenalty(subject.penalty, W));
    // Bounds are often reached, and values are right to some ulp only: 1e-10 is a million of them.
    const slack = (bound: number) => (Number.isFinite(bound) ? 1e-10 * Math.max(1, Math.abs(bound)) : 0);
    if (value === undefined || (value >= low - slack(low) && value <= high + slack(high))) continue;
    fail(subject, `R is ${value} at a ${W.rows} x ${W.columns} matrix, outside of its range [${low}, ${high}].`);
  }
}

const scaledSamples = () => extremes.flatMap((scale) => samples().map((W) => times(W, scale)));
