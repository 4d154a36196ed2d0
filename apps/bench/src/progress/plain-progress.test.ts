import { describe, expect, it } from 'vitest';
import type { RunFailure, RunResult } from '../training/run-result.js';
import { plainProgress } from './plain-progress.js';

const run = { experiment: 'headline', label: 'depth 1, ratio', seed: 2, steps: 1000 };

describe('plainProgress', () => {
  it('writes a line when a run starts and ends, and every five seconds in between', () => {
    const lines: string[] = [];
    let now = 0;
    const view = plainProgress(
      (line) => lines.push(line),
      () => now,
    );
    view.show({ type: 'planned', runs: 3, stored: 1, workers: 1 });
    view.show({ type: 'started', slot: 0, run });
    for (now = 1000; now <= 10_000; now += 1000) {
      view.show({ type: 'progress', slot: 0, step: now / 20, loss: 0.012345 });
    }
    view.show({ type: 'finished', slot: 0, result: { seconds: 10, testMse: 1 / 3 } as RunResult });
    view.show({ type: 'started', slot: 0, run: { ...run, seed: 3 } });
    view.show({ type: 'resumed', slot: 0, step: 500 });
    view.show({ type: 'failed', slot: 0, failure: { message: 'diverged' } as RunFailure });
    expect(lines).toEqual([
      '3 runs, 1 of them stored, on 1 worker',
      '[1] headline: depth 1, ratio, seed 2: started',
      '[1] headline: depth 1, ratio, seed 2: step 250 of 1,000, 50 steps/s, 15 s left, loss 0.0123',
      '[1] headline: depth 1, ratio, seed 2: step 500 of 1,000, 50 steps/s, 10 s left, loss 0.0123',
      '[1] headline: depth 1, ratio, seed 2: done in 10 s, test MSE 0.333',
      '2 of 3 runs done (1 stored), 11 s so far, about 11 s left',
      '[1] headline: depth 1, ratio, seed 3: started',
      '[1] headline: depth 1, ratio, seed 3: goes on from step 500',
      '[1] headline: depth 1, ratio, seed 3: failed: diverged',
      '3 of 3 runs done (1 stored), 1 failed, 11 s so far',
    ]);
  });

  it('measures the speed of a resumed run from where it goes on', () => {
    const lines: string[] = [];
    let now = 0;
    const view = plainProgress(
      (line) => lines.push(line),
      () => now,
    );
    view.show({ type: 'started', slot: 0, run });
    view.show({ type: 'resumed', slot: 0, step: 500 });
    now = 5000;
    view.show({ type: 'progress', slot: 0, step: 600, loss: Number.NaN });
    expect(lines[2]).toMatch(/step 600 of 1,000, 20 steps\/s, 20 s left$/);
  });
});
