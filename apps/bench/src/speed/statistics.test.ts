import { describe, expect, it } from 'vitest';
import { compare, mediansOf } from './statistics.js';

describe('mediansOf', () => {
  it('takes the median of each round, so that one interrupted sample does not show', () => {
    expect(mediansOf([[3, 1, 900], [2], [4, 6]])).toEqual([3, 2, 5]);
  });
});

describe('compare', () => {
  it('divides the median of our rounds by the median of theirs', () => {
    const { oursMs, theirsMs, ratio } = compare([[1], [2], [9]], [[4], [8], [80]]);
    expect([oursMs, theirsMs, ratio]).toEqual([2, 8, 0.25]);
  });

  it('gives the quartiles over rounds, of the ratio from contenders of the same round', () => {
    const { spread } = compare([[1], [2], [3], [4], [5]], [[1], [1], [1], [2], [2]]);
    expect(spread.oursMs).toEqual([2, 4]);
    expect(spread.theirsMs).toEqual([1, 2]);
    // Ratios of the rounds: 1, 2, 3, 2, 2.5.
    expect(spread.ratio).toEqual([2, 2.5]);
  });
});
