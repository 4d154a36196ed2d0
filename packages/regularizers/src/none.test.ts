import { Matrix } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { evaluatePenalty } from './evaluate-penalty.js';
import { none } from './none.js';

it('is zero with a zero gradient', () => {
  const gradient = Matrix.from([[7, 7]]);
  expect(evaluatePenalty(none(), Matrix.from([[3, 4]]), gradient)).toBe(0);
  expect(Array.from(gradient.data)).toEqual([0, 0]);
});

it('has a proximal operator that changes nothing', () => {
  const out = new Float64Array(2);
  none().prox?.(Float64Array.of(3, 1), 10, out);
  expect(Array.from(out)).toEqual([3, 1]);
});
