import { describe, expect, it } from 'vitest';
import { printReport } from './print-rows.js';
import type { Row } from './row.js';

const measured: Row = {
  id: 'step-ratio',
  work: 'one step',
  against: 'PyTorch',
  oursMs: 0.25,
  theirsMs: 1,
  ratio: 0.25,
  bar: 1 / 5,
  stretch: 1 / 10,
  counted: true,
  threads: 1,
  spread: { oursMs: [0.24, 0.26], theirsMs: [0.9, 1.1], ratio: [0.23, 0.27] },
  gflops: { ours: 8, theirs: 12.345 },
};
const report = (...rows: Row[]) =>
  printReport({
    machine: { platform: 'linux x64', cpu: 'A', cores: 2, memoryGiB: 8, load: 0.51, product256: { ours: 29.6 } },
    versions: { node: '20.19.0' },
    rows,
  });

describe('printReport', () => {
  it('prints ratio, spread, bars as they were set, and rates', () => {
    const [line] = report(measured).split('\n').slice(-1);
    expect(line.split(/ {2,}/)).toEqual([
      'step-ratio',
      '0.250',
      '1.00',
      '0.250 [0.230, 0.270]',
      '1/5',
      '1/10',
      'SHORT',
      '8.00 / 12.3',
      'PyTorch',
    ]);
  });

  it('tells the bar that is met from the stretch', () => {
    const verdict = (ratio: number, counted = true) => report({ ...measured, ratio, counted, reason: 'so' });
    expect(verdict(0.2)).toMatch(/1\/10 +met/);
    expect(verdict(0.1)).toMatch(/1\/10 +stretch/);
    expect(verdict(0.1, false)).toMatch(/1\/10 +not counted/);
    expect(verdict(0.1, false)).toContain('step-ratio: not counted, so');
  });

  it('lists rows that were not measured below the table', () => {
    const reason = 'LOWRANK_DATA is not set';
    const missing = { ...measured, id: 'step-movielens', oursMs: null, theirsMs: null, ratio: null, counted: false };
    expect(report({ ...missing, reason })).toMatch(/\nstep-movielens: not measured, LOWRANK_DATA is not set$/);
  });

  it('prints each opponent where there are several, and memory beside its bar', () => {
    const opponents = [
      { name: 'a', ms: 1 },
      { name: 'b', ms: 2000 },
    ];
    const text = report({ ...measured, opponents, peakMiB: 990.4, memoryBarMiB: 2048 });
    expect(text).toContain('step-ratio: a 1.00 ms, b 2000 ms');
    expect(text).toContain('ours held 990 MiB at most, the bar is 2048');
    expect(report({ ...measured, ratio: 0.1, peakMiB: 2049, memoryBarMiB: 2048 })).toMatch(/1\/10 +SHORT of memory/);
  });
});
