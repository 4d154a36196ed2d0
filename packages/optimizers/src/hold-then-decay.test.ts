import { describe, expect, it } from 'vitest';
import { holdThenDecay } from './hold-then-decay.js';

describe('holdThenDecay', () => {
  it('is constant, geometric, constant', () => {
    const { at } = holdThenDecay({ value: 2, hold: 10, until: 30, factor: 0.01 });
    for (let t = 0; t < 60; t++) {
      const decades = Math.min(1, Math.max(0, (t - 10) / 20)) * 2;
      expect(at(t) / (2 * 10 ** -decades)).toBeCloseTo(1, 13);
    }
    expect([0, 10, 30, 31].map(at)).toEqual([2, 2, 0.02, 0.02]);
  });

  it('falls at once where the decay takes no step', () => {
    const { at } = holdThenDecay({ value: 2, hold: 5, until: 5, factor: 0.5 });
    expect([4, 5].map(at)).toEqual([2, 1]);
  });
});
