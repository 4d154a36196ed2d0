import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipByGlobalNorm } from './clip-by-global-norm.js';
import { randomGradients, run } from './fixtures/run.js';

describe('clipByGlobalNorm', () => {
  it('shortens a long gradient to its bound and keeps the direction, and leaves a short one alone', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.01, max: 10, noNaN: true }), (seed, max) => {
        const [g] = randomGradients(seed, 1);
        const clipped = run(clipByGlobalNorm({ max }), [g]).steps[0].flatMap((array) => [...array]);
        const flat = g.flatMap((array) => [...array]);
        const norm = Math.hypot(...flat);
        expect(Math.hypot(...clipped)).toBeCloseTo(Math.min(norm, max), 12);
        if (norm <= max) expect(clipped).toEqual(flat);
        for (const [i, x] of clipped.entries()) expect(x * norm).toBeCloseTo(flat[i] * Math.min(norm, max), 11);
      }),
    );
  });

  it.each([0, -1, undefined, '1'])('refuses the bound %j', (max) => {
    expect(() => clipByGlobalNorm({ max: max as number })).toThrow('expected max to be a number > 0');
  });
});
