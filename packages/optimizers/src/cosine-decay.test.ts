import { expect, it } from 'vitest';
import { cosineDecay } from './cosine-decay.js';

it('cosineDecay follows equation 5 of the paper, then stays', () => {
  const { at } = cosineDecay({ value: 0.4, steps: 100, final: 0.1 });
  for (let t = 0; t <= 120; t++) {
    const phase = Math.min(t, 100) / 100;
    expect(at(t)).toBeCloseTo(0.1 + 0.15 * (1 + Math.cos(Math.PI * phase)), 14);
  }
  expect([at(100), at(1e9)]).toEqual([0.1, 0.1]);
});
