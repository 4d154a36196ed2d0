import { Matrix } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { evaluatePenalty } from './evaluate-penalty.js';
import { normAnchor } from './norm-anchor.js';

it('resolves a relative target against the data', () => {
  const anchor = normAnchor({ target: { relative: 0.5 }, strength: 2 });
  expect(() => evaluatePenalty(anchor, Matrix.identity(2))).toThrow(/Call resolve/);
  const resolved = anchor.resolve?.({ rows: 10, columns: 40, meanSquare: 4 });
  expect(resolved?.params).toEqual({ target: 20, strength: 2 });
});

it('is zero with a zero gradient up to its target', () => {
  const gradient = Matrix.zeros(2, 2);
  expect(evaluatePenalty(normAnchor({ target: 2 }), Matrix.identity(2), gradient)).toBe(0);
  expect(Math.max(...gradient.data.map(Math.abs))).toBe(0);
});

it('has the derivative strength (norm / target - 1) / target beyond it', () => {
  const anchor = normAnchor({ target: 2, strength: 3 });
  expect(anchor.evaluate(Number.NaN, 5)).toEqual({ value: (3 * 1.5 ** 2) / 2, dNuclear: 0, dFrobenius: 2.25 });
});

it('has a proximal operator that only shortens what is longer than its target', () => {
  const anchor = normAnchor({ target: 2, strength: 4 });
  const out = new Float64Array(2);
  anchor.prox?.(Float64Array.of(1.2, 0.9), 1, out);
  expect(Array.from(out)).toEqual([1.2, 0.9]);
  anchor.prox?.(Float64Array.of(4, 3), 1, out); // 4 (x / 2 - 1) / 2 + x - 5 = 0 at x = 3.5
  expect(out[0]).toBeCloseTo(2.8, 14);
  expect(out[1]).toBeCloseTo(2.1, 14);
});

it.each([[{ target: 0 }], [{ target: { relative: -1 } }], [{ strength: Number.NaN }]])('refuses %j', (options) => {
  expect(() => normAnchor(options)).toThrow(/normAnchor: (target|strength) is/);
});
