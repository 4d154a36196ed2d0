import { Matrix, random } from '@lowrank/linalg';
import { evaluatePenalty } from '../evaluate-penalty.js';
import { evaluateSpectrum } from '../evaluate-spectrum.js';
import { gaussian } from './sample-matrices.js';
import { fail, inner, type Subject } from './subject.js';
import { valueWhereDefined } from './value-where-defined.js';

/** A proximal operator, of singular values or of matrices, as a function of flat lists. */
interface FlatProx {
  readonly points: readonly Float64Array[];
  readonly isSpectrum: boolean;
  apply(x: Float64Array, step: number, out: Float64Array): void;
  value(x: Float64Array): number;
}

const steps = [0.01, 0.7, 10];

const spectra = [
  [4, 2, 0.3],
  [2, 2, 2],
  [5, 0, 0],
  [40, 30, 0.1],
  [1, 0.9, 0.8],
  [0.01, 0.005, 0],
  [0, 0, 0],
  // Where the answer jumps from one branch to another differs from penalty to penalty.
  ...Array.from({ length: 16 }, (_, k) => [1, 0.85, 0.7].map((part) => part * 30 * 0.7 ** k)),
];

/** The proximal operator of a penalty that has one. */
function flatProx({ penalty }: Subject): FlatProx {
  if (penalty.kind === 'matrix') {
    const [rows, columns] = [3, 2];
    const shape = (x: Float64Array) => new Matrix(rows, columns, x);
    return {
      points: [0.1, 1, 10, 0].map((scale) => gaussian(rows, columns, `prox ${scale}`, scale).data),
      isSpectrum: false,
      apply: (x, step, out) => penalty.prox?.(shape(x), step, shape(out)),
      value: (x) => evaluatePenalty(penalty, shape(x)),
    };
  }
  const derivatives = new Float64Array(spectra[0].length);
  return {
    points: spectra.map((sigma) => Float64Array.from(sigma)),
    isSpectrum: true,
    apply: (x, step, out) => penalty.prox?.(x, step, out),
    value: (x) =>
      evaluateSpectrum(
        penalty,
        x.toSorted((a, b) => b - a),
        derivatives,
      ),
  };
}

/** Compares the objective R(x) + |x - y|^2 / (2 step) at the operator's answer with that at points near and far. */
export function checkProx(subject: Subject): void {
  const prox = flatProx(subject);
  for (const y of prox.points) {
    for (const step of steps) {
      const out = new Float64Array(y.length).fill(Number.NaN);
      prox.apply(y.slice(), step, out);
      const where = `of (${y.join(', ')}) with step ${step}`;
      if (!out.every((x) => Number.isFinite(x) && (x >= 0 || !prox.isSpectrum))) {
        fail(subject, `prox ${where} is (${out.join(', ')}). Write every entry of out, none of them negative or NaN.`);
      }
      const objective = (x: Float64Array) =>
        prox.value(x) + x.reduce((sum, v, k) => sum + (v - y[k]) ** 2, 0) / (2 * step);
      const best = objective(out);
      for (const x of rivals(y, out, prox.isSpectrum)) {
        const other = valueWhereDefined(() => objective(x)) ?? Number.POSITIVE_INFINITY;
        // Both are sums of a few terms, right to some ulp: 1e-12 is thousands of them.
        if (other >= best - 1e-12 * (Math.abs(best) + Math.abs(other))) continue;
        fail(
          subject,
          `prox ${where} is (${out.join(', ')}) with R(x) + |x - y|^2 / (2 step) = ${best}, but (${x.join(', ')}) has ` +
            `${other}. Check the formula, and that it divides by 2 step and not by step.`,
        );
      }
    }
  }
}

/** Points that might beat `out`: its neighbours at several distances, and the usual answers to a thresholding problem. */
function rivals(y: Float64Array, out: Float64Array, isSpectrum: boolean): Float64Array[] {
  const size = Math.max(...y.map(Math.abs), 1e-3);
  const generator = random(0, 'rivals');
  const points: Float64Array[] = [y.slice(), new Float64Array(y.length)];
  for (const distance of [1e-5, 1e-3, 0.03, 0.3, 1]) {
    for (let k = 0; k < y.length; k++) {
      for (const sign of [-1, 1]) points.push(out.map((x, j) => (j === k ? x + sign * distance * size : x)));
    }
    for (const sign of [-1, 1]) points.push(out.map((x) => x * (1 + sign * distance)));
    for (let n = 0; n < 5; n++) points.push(out.map((x) => x + distance * size * generator.normal()));
  }
  for (const part of [0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 1]) {
    for (let k = 0; k < y.length; k++) points.push(out.map((x, j) => (j === k ? part * y[k] : x)));
  }
  for (let kept = 1; kept < y.length; kept++) {
    points.push(
      y.map((x, k) => (k < kept ? x : 0)),
      out.map((x, k) => (k < kept ? x : 0)),
    );
  }
  return isSpectrum ? points.map((x) => x.map((v) => Math.max(0, v))) : points;
}

/** Holds the operator of a convex penalty to |p - q|^2 <= <p - q, x - y>, where p and q are its answers to x and y. */
export function checkFirmness(subject: Subject): void {
  const prox = flatProx(subject);
  for (const step of steps) {
    for (const [i, x] of prox.points.entries()) {
      for (const y of prox.points.slice(0, i)) {
        const [p, q] = [new Float64Array(x.length), new Float64Array(x.length)];
        prox.apply(x.slice(), step, p);
        prox.apply(y.slice(), step, q);
        const moved = p.map((value, k) => value - q[k]);
        const apart = x.map((value, k) => value - y[k]);
        // Answers are right to some ulp of the points, whose squares are compared.
        if (inner(moved, moved) <= inner(moved, apart) + 1e-12 * (inner(x, x) + inner(y, y))) continue;
        fail(
          subject,
          `convex is true, but prox with step ${step} takes (${x.join(', ')}) and (${y.join(', ')}) to ` +
            `(${p.join(', ')}) and (${q.join(', ')}), which is not firmly non-expansive. Check the operator, or leave ` +
            'convex out.',
        );
      }
    }
  }
}

/** Holds the operator to leaving its input as it is, writing all of its output, and having no memory. */
export function checkProxPurity(subject: Subject): void {
  const prox = flatProx(subject);
  const answer = (y: Float64Array, junk: number) => {
    const input = y.slice();
    const out = new Float64Array(y.length).fill(junk);
    prox.apply(input, 0.5, out);
    if (input.some((x, k) => x !== y[k])) fail(subject, 'prox changes its input. Write to out only.');
    return out;
  };
  const first = prox.points.map((y) => answer(y, 0));
  for (const [i, y] of prox.points.entries()) {
    const again = answer(y, 7);
    if (again.every((x, k) => Object.is(x, first[i][k]))) continue;
    fail(
      subject,
      `prox of (${y.join(', ')}) is (${first[i].join(', ')}) at first and (${again.join(', ')}) later. Write every ` +
        'entry of out, and keep no memory between calls.',
    );
  }
}
