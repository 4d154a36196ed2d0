import { describe, expect, it } from 'vitest';
import { alternate, type Effort } from './alternate.js';
import type { Contender } from './contender.js';

/** Takes `ms` for a repetition without taking any, and writes down that it was asked. */
function pretender(name: string, ms: number, calls: [string, number][]): Contender {
  return {
    run: async (repetitions) => {
      calls.push([name, repetitions]);
      return ms;
    },
    peakMiB: () => undefined,
    close: () => {},
  };
}

const effort: Effort = { sampleMs: 100, warmUpMs: 1000, rounds: { least: 3, most: 9 }, roundsMs: 30_000, samples: 3 };

async function race(ours: number, theirs: number, warmUp = 1) {
  const calls: [string, number][] = [];
  const times = await alternate([pretender('ours', ours, calls), pretender('theirs', theirs, calls)], {
    effort,
    warmUp,
  });
  return { calls, times };
}

describe('alternate', () => {
  it('lets contenders take turns, in nine rounds of three samples where the work is short', async () => {
    const { calls, times } = await race(1, 2);
    expect(times.map((rounds) => rounds.map((samples) => samples.length))).toEqual([
      new Array(9).fill(3),
      new Array(9).fill(3),
    ]);
    const measured = calls.slice(-54);
    expect(measured.map(([name]) => name)).toEqual(new Array(27).fill(['ours', 'theirs']).flat());
  });

  it('repeats the work until a sample takes as long as asked', async () => {
    const { calls } = await race(1, 25);
    expect(calls.slice(-2)).toEqual([
      ['ours', 100],
      ['theirs', 4],
    ]);
  });

  it('warms each contender up for as long and as often as asked', async () => {
    const { calls } = await race(1, 20, 300);
    const warming = calls.slice(0, -54);
    expect(warming[0]).toEqual(['ours', 300]);
    const worked = (who: string, ms: number) =>
      warming.filter(([name]) => name === who).reduce((total, [, repetitions]) => total + ms * repetitions, 0);
    expect(worked('ours', 1)).toBeGreaterThanOrEqual(1000);
    expect(warming.filter(([name]) => name === 'theirs')).toEqual([['theirs', 300]]);
  });

  it('makes fewer rounds of one sample where the work is long, but never fewer than the least', async () => {
    const { times } = await race(1000, 25_000);
    expect(times).toEqual([
      [[1000], [1000], [1000]],
      [[25_000], [25_000], [25_000]],
    ]);
  });
});
