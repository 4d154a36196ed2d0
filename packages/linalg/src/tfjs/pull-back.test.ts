import { describe, expect, it } from 'vitest';
import { Matrix } from '../matrix.js';
import { svd } from '../svd.js';
import { kinds, normalMatrix } from '../test-matrices.js';
import { type PairRule, pullBack } from './pull-back.js';

const zeros = (m: number, n: number) => ({
  U: Matrix.zeros(m, Math.min(m, n)),
  sigma: new Float64Array(Math.min(m, n)),
  V: Matrix.zeros(n, Math.min(m, n)),
});

describe('pullBack', () => {
  const diagonal = (...values: number[]) => {
    const A = Matrix.zeros(values.length, values.length);
    values.forEach((value, k) => {
      A.data[k * (values.length + 1)] = value;
    });
    return svd(A);
  };

  it('gives the rule of a pair its parts of the derivatives, and reciprocals', () => {
    const calls: number[][] = [];
    const rule: PairRule = (...numbers) => calls.push(numbers);
    const upstream = {
      ...zeros(2, 2),
      U: Matrix.from([
        [0, 5],
        [2, 0],
      ]),
      V: Matrix.from([
        [0, 1],
        [0, 0],
      ]),
    };
    pullBack(diagonal(4, 2), upstream, rule);
    expect(calls).toEqual([
      [3, 1, -1 / 2, 1 / 6],
      [-3, -1, 1 / 2, 1 / 6],
    ]);
  });

  it('puts derivatives by singular values on the diagonal, and what the rule says beside it', () => {
    const gradient = pullBack(diagonal(4, 2), { ...zeros(2, 2), sigma: Float64Array.of(7, 8) }, () => 9);
    expect(gradient.toArray()).toEqual([
      [7, 9],
      [9, 8],
    ]);
  });

  it('takes reciprocals of differences and sums of at most 2^-23 of the largest value for zero', () => {
    const seen: number[] = [];
    pullBack(diagonal(4, 4 - 4e-7, 4e-7, 0), zeros(4, 4), (_u, _v, difference, sum) => seen.push(difference, sum));
    const [difference01, sum01] = seen;
    const [difference32, sum32] = seen.slice(-2);
    expect([difference01, difference32, sum32]).toEqual([0, 0, 0]);
    expect(sum01).toBeCloseTo(1 / 8, 6);
  });

  it('is finite for every kind of matrix within the range of float32', () => {
    for (const [name, make] of Object.entries(kinds)) {
      if (/huge|tiny|subnormal|orders/.test(name)) continue;
      for (const [m, n] of [
        [5, 3],
        [3, 5],
        [4, 4],
      ]) {
        const r = Math.min(m, n);
        const upstream = { U: normalMatrix(m, r, 1), sigma: new Float64Array(r).fill(1), V: normalMatrix(n, r, 2) };
        const gradient = pullBack(svd(make(m, n, 1)), upstream, (u, v, difference, sum) => u * difference + v * sum);
        expect(gradient.data.every(Number.isFinite), `${name} ${m} x ${n}`).toBe(true);
      }
    }
  });
});
