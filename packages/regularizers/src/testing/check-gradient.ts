import { Matrix } from '@lowrank/linalg';
import { evaluatePenalty } from '../evaluate-penalty.js';
import { diagonal, fullRank, times } from './sample-matrices.js';
import { fail, inner, magnitude, type Subject } from './subject.js';

const shapes = [
  [4, 4],
  [6, 3],
  [3, 7],
  [1, 1],
  [1, 5],
];
/** No round numbers: a penalty may have a kink at one. */
const scales = [1.7e-3, 1.7, 1.7e3];

/** Step of a central difference, as a part of the scale of W. */
const relativeStep = 1e-5;

/**
 * Holds the gradient to central differences at matrices of full rank with separated singular values: every entry at three
 * scales, and some entries of a larger matrix.
 */
export function checkGradient(subject: Subject): void {
  for (const [rows, columns] of shapes) {
    for (const scale of scales) holdGradient(subject, fullRank(rows, columns, 'gradient', scale), scale, 1);
  }
  holdGradient(subject, fullRank(12, 20, 'gradient', 1.7), 1.7, 19);
}

/** Compares every `stride`-th entry. */
function holdGradient(subject: Subject, W: Matrix, scale: number, stride: number): void {
  const { rows, columns } = W;
  const gradient = Matrix.zeros(rows, columns);
  const value = evaluatePenalty(subject.penalty, W, gradient);
  const h = relativeStep * scale;
  const entries = Array.from({ length: Math.ceil(W.data.length / stride) }, (_, n) => n * stride);
  const differences = entries.map((k) => centralDifference(subject, W, k, h));
  const largest = [...gradient.data, ...differences].reduce((most, g) => Math.max(most, Math.abs(g)), 0);
  // A central difference is off by h^2 / 6 times the third derivative, which is of the order of gradient / scale^2
  // at such matrices: 1e-10 of the gradient, and a hundred times that where gaps and smoothing sharpen it. The two
  // values are right to 8 ulp (2e-15) of max(1, |R|), which is divided by 2 h.
  const tolerance = 1e-7 * largest + (2e-15 * Math.max(1, Math.abs(value))) / h;
  for (const [n, k] of entries.entries()) {
    if (Math.abs(differences[n] - gradient.data[k]) <= tolerance) continue;
    fail(
      subject,
      `at a ${rows} x ${columns} matrix of scale ${scale} the gradient is ${gradient.data[k]} at ` +
        `[${Math.floor(k / columns)}, ${k % columns}], central differences give ${differences[n]}. Check every sign ` +
        'and factor of the derivatives.',
    );
  }
}

function centralDifference({ penalty }: Subject, W: Matrix, k: number, h: number): number {
  const at = (change: number) => {
    const data = W.data.slice();
    data[k] += change;
    return evaluatePenalty(penalty, new Matrix(W.rows, W.columns, data));
  };
  return (at(h) - at(-h)) / (2 * h);
}

/** Singular values that repeat or vanish; they do so still when W is scaled. */
const spectra = [[2, 2, 2, 2], [3, 3, 1, 1], [3, 1, 0, 0], [2, 0, 0], [2, 2, 0], [5]];

/**
 * Holds <gradient, W> to the derivative along W where singular values repeat or are exactly zero: the one direction in
 * which every penalty stays differentiable there.
 */
export function checkDegenerateSpectra(subject: Subject): void {
  for (const sigma of spectra) {
    for (const scale of scales) {
      const W = diagonal(
        sigma.map((s) => scale * s),
        sigma.length,
        sigma.length + 1,
      );
      const gradient = Matrix.zeros(W.rows, W.columns);
      const value = evaluatePenalty(subject.penalty, W, gradient);
      const along = inner(gradient.data, W.data);
      const h = relativeStep;
      const [more, less] = [1 + h, 1 - h].map((c) => evaluatePenalty(subject.penalty, times(W, c)));
      const difference = (more - less) / (2 * h);
      // As above: truncation 1e-7, and rounding of 2e-15 over h.
      const tolerance = (1e-7 + 2e-15 / h) * magnitude(value, gradient, W);
      if (Math.abs(difference - along) <= tolerance) continue;
      fail(
        subject,
        `at singular values ${scale} x (${sigma.join(', ')}) the gradient times W is ${along}, central differences ` +
          `along W give ${difference}. Check the derivatives where singular values repeat or are zero.`,
      );
    }
  }
}
