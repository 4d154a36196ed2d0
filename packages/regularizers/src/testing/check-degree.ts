import { Matrix, pow } from '@lowrank/linalg';
import { evaluatePenalty } from '../evaluate-penalty.js';
import { diagonal, fullRank, times } from './sample-matrices.js';
import { fail, inner, norm, type Subject } from './subject.js';

const factors = [-1, 0.3, -2, 1e-8, 1e8, 1e-30, 1e30];

/** Holds R(c W) to |c|^degree R(W) for factors from 1e-30 to 1e30, and <gradient, W> to degree R(W), which is Euler's. */
export function checkDegree(subject: Subject): void {
  const { penalty } = subject;
  const degree = penalty.degree as number;
  for (const W of [fullRank(4, 5, 'degree'), diagonal([3.1, 1.2, 0, 0])]) {
    const gradient = Matrix.zeros(W.rows, W.columns);
    const value = evaluatePenalty(penalty, W, gradient);
    // R is right to some ulp of these terms, and |c|^degree to |degree log c| ulp: 1e-14 in all for degrees up to 10.
    const terms = Math.abs(value) + norm(gradient.data) * norm(W.data);
    const tolerance = 1e-11;
    const along = inner(gradient.data, W.data);
    if (Math.abs(along - degree * value) > tolerance * terms) {
      fail(subject, `degree is ${degree}, but <gradient, W> is ${along} where R(W) is ${value}. ${remedy}`);
    }
    for (const c of factors) {
      const power = pow(Math.abs(c), degree);
      const expected = power * value;
      if (!isNormal(power * terms) || !isNormal(power)) continue;
      const scaled = evaluatePenalty(penalty, times(W, c));
      if (Math.abs(scaled - expected) <= tolerance * power * terms) continue;
      fail(subject, `degree is ${degree}, but R(${c} W) is ${scaled} where R(W) is ${value}. ${remedy}`);
    }
  }
}

const remedy = 'Declare d with R(c W) = |c|^d R(W) for every c, or leave the degree out.';

const isNormal = (x: number) => x > 1e-290 && x < 1e290;
