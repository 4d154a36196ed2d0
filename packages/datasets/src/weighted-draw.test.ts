import { random } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedDraw } from './weighted-draw.js';

describe('weightedDraw', () => {
  it('draws each member as often as its weight says', () => {
    const weights = [3, 0, 1, 5, 1];
    const draws = weightedDraw(Float64Array.from(weights));
    const stream = random(0, 'test');
    const counts = weights.map(() => 0);
    for (let k = 0; k < 10_000; k++) counts[draws.draw(stream)]++;
    weights.forEach((weight, member) => {
      // Binomial(10000, w / 10): standard deviation at most 50; four and a half of them.
      expect(Math.abs(counts[member] - 1000 * weight)).toBeLessThan(225);
    });
    expect(counts[1]).toBe(0);
  });

  it('finds the member that a scan of the sums finds, after any changes', () => {
    const weights = fc.array(fc.nat(9), { minLength: 1, maxLength: 40 });
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(9)), { maxLength: 20 });
    fc.assert(
      fc.property(weights, changes, fc.nat(), (initial, steps, place) => {
        const draws = weightedDraw(Float64Array.from(initial));
        const now = [...initial];
        for (const [member, weight] of steps) {
          draws.set(member % now.length, weight);
          now[member % now.length] = weight;
        }
        const total = now.reduce((sum, weight) => sum + weight, 0);
        fc.pre(total > 0);
        let bound = 0;
        const stream = {
          integer: (below: number) => {
            bound = below;
            return place % below;
          },
        };
        let rest = place % total;
        const expected = now.findIndex((weight) => {
          rest -= weight;
          return rest < 0;
        });
        expect(draws.draw(stream as never)).toBe(expected);
        expect(bound).toBe(total);
      }),
    );
  });
});
