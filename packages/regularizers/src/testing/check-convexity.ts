import { Matrix } from '@lowrank/linalg';
import { evaluatePenalty } from '../evaluate-penalty.js';
import { between, gaussian, ofRank, times } from './sample-matrices.js';
import { fail, inner, magnitude, type Subject } from './subject.js';

const shapes = [
  [4, 3],
  [2, 5],
  [1, 1],
];
const scales = [1e-3, 1, 1e3];

/**
 * Looks for a breach of convexity between pairs of matrices: a value above the chord, or below the plane that the
 * gradient spans. Pairs are of full and of deficient rank, along a ray, opposite, and with zero.
 */
export function checkConvexity(subject: Subject): void {
  for (const [rows, columns] of shapes) {
    for (const scale of scales) {
      const [A, B] = [gaussian(rows, columns, 'A', scale), gaussian(rows, columns, 'B', scale)];
      const [C, D] = [ofRank(1, rows, columns, 'C', scale), ofRank(1, rows, columns, 'D', scale)];
      const pairs = [
        [A, B],
        [A, times(B, 0.01)],
        [C, D],
        [A, C],
        [A, times(A, 2)],
        [A, times(A, -1)],
        [C, times(C, 100)],
        [A, Matrix.zeros(rows, columns)],
      ];
      for (const [from, to] of pairs) {
        checkPair(subject, from, to);
        checkPair(subject, to, from);
      }
    }
  }
}

function checkPair(subject: Subject, A: Matrix, B: Matrix): void {
  const { penalty } = subject;
  const [gradientA, gradientB] = [Matrix.zeros(A.rows, A.columns), Matrix.zeros(A.rows, A.columns)];
  const valueA = evaluatePenalty(penalty, A, gradientA);
  const valueB = evaluatePenalty(penalty, B, gradientB);
  const step = inner(gradientA.data, B.data) - inner(gradientA.data, A.data);
  // All of these are sums of a few terms, each right to some ulp of these magnitudes: 1e-12 is thousands of them.
  const tolerance = 1e-12 * (magnitude(valueA, gradientA, A) + magnitude(valueB, gradientB, B) + Math.abs(step));
  if (valueB < valueA + step - tolerance) {
    fail(
      subject,
      `convex is true, but R(B) = ${valueB} lies below R(A) + <gradient(A), B - A> = ${valueA + step}. ${remedy}`,
    );
  }
  for (const t of [0.1, 0.5]) {
    const middle = evaluatePenalty(penalty, between(A, B, t));
    const chord = (1 - t) * valueA + t * valueB;
    if (middle > chord + tolerance) {
      fail(
        subject,
        `convex is true, but R = ${middle} lies above the chord, ${chord}, ${t} between two matrices. ${remedy}`,
      );
    }
  }
}

const remedy = 'Leave convex out, or check value and gradient.';
