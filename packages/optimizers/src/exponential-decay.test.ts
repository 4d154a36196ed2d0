import { expect, it } from 'vitest';
import { exponentialDecay } from './exponential-decay.js';

it('exponentialDecay shrinks by its factor in every period, and evenly within', () => {
  const { at } = exponentialDecay({ value: 3, factor: 0.5, every: 10 });
  for (let t = 0; t < 60; t++) expect(at(t) / (3 * 0.5 ** (t / 10))).toBeCloseTo(1, 14);
});
