import { describe, expect, it } from 'vitest';
import type { MetricsLine } from '../training/metrics.js';
import { bandOf } from './band.js';

const lines = (values: readonly (number | null)[]) =>
  values.map((testMse, k) => ({ step: 10 * k, testMse }) as MetricsLine);
const read = ({ testMse }: MetricsLine) => testMse;

describe('bandOf', () => {
  it('has median, least and largest over the seeds, at steps that all of them have', () => {
    expect(bandOf([lines([5, 2, 1, 4]), lines([5, 8, null, 2]), lines([6, 3, 1])], read)).toEqual([
      { step: 0, median: 5, minimum: 5, maximum: 6 },
      { step: 10, median: 3, minimum: 2, maximum: 8 },
    ]);
    expect(bandOf([lines([1, 2])], read).map(({ step, median }) => [step, median])).toEqual([
      [0, 1],
      [10, 2],
    ]);
    expect(bandOf([], read)).toEqual([]);
  });

  it('draws neighbours as one where there are too many, and keeps the ends and every peak', () => {
    const values = Array.from({ length: 10_001 }, (_, k) => (k === 7003 ? 99 : k === 4004 ? -99 : 1));
    const band = bandOf([lines(values)], read);
    expect(band.length).toBeLessThanOrEqual(250);
    expect([band[0].step, band.at(-1)?.step]).toEqual([0, 100_000]);
    expect(Math.max(...band.map(({ maximum }) => maximum))).toBe(99);
    expect(Math.min(...band.map(({ minimum }) => minimum))).toBe(-99);
    const peak = band.find(({ maximum }) => maximum === 99);
    // Within a group of 41 steps.
    expect(Math.abs(Number(peak?.step) - 70_030)).toBeLessThan(410);
  });
});
