import { describe, expect, it } from 'vitest';
import { exponentialDecay } from './exponential-decay.js';
import { warmup } from './warmup.js';

describe('warmup', () => {
  it('rises evenly to the schedule that follows, which starts from its own step 0', () => {
    const { at } = warmup({ steps: 4, to: exponentialDecay({ value: 1, factor: 0.5 }) });
    [0.2, 0.4, 0.6, 0.8, 1, 0.5, 0.25].forEach((expected, t) => {
      expect(at(t)).toBeCloseTo(expected, 15);
    });
  });

  it('never starts at 0, and stays at a constant', () => {
    expect([0, 1, 2, 50].map(warmup({ steps: 1, to: 0.5 }).at)).toEqual([0.25, 0.5, 0.5, 0.5]);
  });
});
