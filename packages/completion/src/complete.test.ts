import { frobeniusNorm, Matrix, Observations, random } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { type Attempt, complete } from './complete.js';
import { restoreCompletion } from './restore-completion.js';
import { entries, lowRank, ratings, unseenError } from './test-data.js';

const codes = ({ report }: Awaited<ReturnType<typeof complete>>) => report.warnings.map(({ code }) => code);

describe('complete', () => {
  it('finds that noiseless entries are of a matrix of low rank, and completes it', async () => {
    const { truth, observations } = lowRank;
    const completion = await complete(observations);
    expect(unseenError(completion.toMatrix(), truth, observations)).toBeLessThan(0.02);
    const { choice, rank, clearRank, warnings } = completion.report;
    expect(choice).toMatchObject({ chosen: 'low rank, hardly noise', heldOut: 60 });
    expect([rank, clearRank, warnings]).toEqual([2, 2, []]);
  });

  it('takes ratings for ratings, does no worse than means, and says what it tried', async () => {
    const completion = await complete(ratings);
    const { choice } = completion.report;
    const chosen = choice?.candidates.find(({ name }) => name === choice.chosen);
    for (const { validationError } of choice?.candidates ?? []) {
      expect(chosen?.validationError).toBeLessThan(Number(validationError) / 0.99);
    }
    expect(choice?.reason).toMatch(/error 0.\d+ on 50 entries held out; means alone have/);
    expect(completion.toMatrix().data.every((x) => x >= 1 && x <= 5)).toBe(true);
    expect(completion.report.observed).toBe(500);
  });

  it('is restored with its report', async () => {
    const completion = await complete(
      entries(2, 2, [
        [0, 0, 1],
        [0, 1, 2],
        [1, 0, 4],
      ]),
    );
    const restored = restoreCompletion(JSON.parse(JSON.stringify(completion)));
    expect(restored.report).toEqual(completion.report);
    expect(restored.report.choice).toBeDefined();
  });

  it('lists a network that is best before its first update, and does not choose it', async () => {
    const noise = random(0, 'noise');
    const { choice } = (
      await complete(
        Observations.from({ ...ratings, rows: 40, columns: 30, values: ratings.values.map(() => noise.normal()) }),
      )
    ).report;
    const network = choice?.candidates.find(({ name }) => name === 'low rank, some noise');
    expect(network).toMatchObject({ steps: 0, leftOut: 'best before its first update' });
    expect(network?.validationError).toBeGreaterThan(0.5);
    expect(choice?.chosen).not.toBe('low rank, some noise');
  });

  it('warns of a range that leaves out values', async () => {
    const [one] = (await complete(ratings, { clip: [2, 5], signal: aborted() })).report.warnings;
    expect(one.code).toBe('clipped-values');
    expect(one.message).toMatch(/^\d+ of 500 values lie outside the range from 2 to 5 that predictions are cut to/);
    expect(codes(await complete(ratings, { clip: [1, 5], signal: aborted() }))).toEqual(['interrupted']);
  });

  it('does not cut where told so, and cuts where told so', async () => {
    const few = entries(1, 3, [
      [0, 0, 1],
      [0, 1, 2],
      [0, 2, 9],
    ]);
    expect((await complete(few, { clip: [0, 1] })).toMatrix().data.every((x) => x <= 1)).toBe(true);
    const all = Observations.from({
      ...ratings,
      rows: 40,
      columns: 30,
      values: ratings.values.map((x) => (x > 3 ? 3.5 : 1)),
    });
    expect((await complete(all, { clip: false, signal: aborted() })).report.trainingError).toBeGreaterThan(0);
  });

  it('gives means and a warning for one entry, equal values, one row, and blocks', async () => {
    const one = await complete(entries(3, 3, [[1, 1, 4]]));
    expect(one.toMatrix().data.every((x) => Math.abs(x - 4) < 1e-12)).toBe(true);
    expect(codes(one)).toEqual(['empty-rows', 'empty-columns', 'few-entries', 'constant']);

    const same = await complete(
      Observations.from({ ...ratings, rows: 40, columns: 30, values: ratings.values.map(() => 2) }),
    );
    expect(same.toMatrix().data.every((x) => x === 2)).toBe(true);
    expect(same.report.choice).toMatchObject({ chosen: 'mean', reason: 'all values are the same', heldOut: 0 });

    const row = await complete(
      entries(
        3,
        30,
        Array.from({ length: 30 }, (_, k) => [1, k, (k * 7) % 11] as const),
      ),
    );
    expect(row.toMatrix().data.every((x) => x > -11 && x < 22)).toBe(true);
    expect(codes(row)).toContain('empty-rows');

    const blocks = await complete(
      entries(4, 4, [
        [0, 0, 1],
        [0, 1, 2],
        [2, 2, 3],
        [3, 2, 4],
      ]),
    );
    expect(codes(blocks)).toContain('disconnected');
    expect(blocks.report.choice?.reason).toContain('too few to choose by');
    expect(codes(blocks)).not.toContain('no-structure');
  });

  it('reports progress that never falls and ends at its end', async () => {
    const seen: { step: number; steps: number }[] = [];
    await complete(ratings, { onProgress: (progress) => seen.push(progress) });
    expect(seen.every(({ step, steps }, k) => step <= steps && (k === 0 || step >= seen[k - 1].step))).toBe(true);
    expect(seen.at(-1)?.step).toBe(seen.at(-1)?.steps);
  });

  it('gives the best so far when stopped', async () => {
    const atOnce = await complete(ratings, { signal: aborted() });
    expect(atOnce.report.choice).toMatchObject({ candidates: [], reason: 'stopped before anything was tried' });
    expect(codes(atOnce)).toContain('interrupted');
    expect(atOnce.toMatrix().data.every(Number.isFinite)).toBe(true);
    const controller = new AbortController();
    const later = await complete(ratings, {
      signal: controller.signal,
      onProgress: ({ step }) => void (step > 0 && controller.abort()),
    });
    expect(codes(later)).toContain('interrupted');
    expect(later.report.observed).toBe(450);
  });

  it('predicts the same part of the spread, whatever constant is added to all values', async () => {
    const { truth, observations } = lowRank;
    const [mean, spread] = [truth.data.reduce((sum, x) => sum + x, 0) / 1200, frobeniusNorm(truth) / Math.sqrt(1200)];
    for (const constant of [3, 1e4]) {
      const shifted = Observations.from({
        ...observations,
        rows: 40,
        columns: 30,
        values: observations.values.map((x) => x + constant * spread),
      });
      const completion = await complete(shifted);
      expect(completion.report.choice?.chosen).toMatch(/^low rank about the mean/);
      const back = new Matrix(
        40,
        30,
        completion.toMatrix().data.map((x) => x - constant * spread),
      );
      expect(Math.abs(mean)).toBeLessThan(0.1 * spread);
      expect(unseenError(back, truth, observations)).toBeLessThan(0.03);
    }
  });

  it('tries about the mean and about 0 where the mean is neither far nor near', async () => {
    const { choice } = (await complete(ratings)).report;
    expect(choice?.candidates.map(({ name }) => name)).toEqual([
      'mean',
      'biases',
      'biases, less damped',
      'low rank and biases',
      'low rank, much noise',
      'low rank, some noise',
      'low rank, hardly noise',
      'low rank about the mean, much noise',
      'low rank about the mean, some noise',
      'low rank about the mean, hardly noise',
    ]);
  });

  it('refuses unknown options and what is no observations', async () => {
    await expect(complete(ratings, { sed: 0 } as never)).rejects.toThrow(/no option 'sed'; did you mean 'seed'\?/);
    await expect(complete([[1, 2]] as never)).rejects.toThrow(
      /complete: expected observations, got a list\. Make them/,
    );
  });

  it('refuses a matrix above the memory limit, and a validation part that is none', async () => {
    await expect(complete(ratings, { memoryLimit: 1e5 })).rejects.toMatchObject({ code: 'LOWRANK_MEMORY' });
    await expect(complete(ratings, { validation: 1 })).rejects.toMatchObject({ code: 'LOWRANK_ARGUMENT' });
  });
});

describe('complete, in two calls,', () => {
  it('fits only what the first has not, and ends with the same bits', async () => {
    const whole = await complete(ratings);
    const controller = new AbortController();
    const done: Attempt[] = [];
    await complete(ratings, {
      signal: controller.signal,
      onAttempt: (attempt) => done.push(attempt),
      // Into the second network.
      onProgress: ({ step }) => void (step > 510 && controller.abort()),
    });
    expect(done.map(({ name }) => name)).toEqual(['mean', 'biases', 'biases, less damped', 'low rank and biases']);
    const attempts = done.map(({ name, completion }) => ({
      name,
      completion: completion && restoreCompletion(JSON.parse(JSON.stringify(completion))),
    }));
    const more: string[] = [];
    const again = await complete(ratings, { attempts, onAttempt: ({ name }) => more.push(name) });
    expect(more).toEqual(whole.report.choice?.candidates.slice(4).map(({ name }) => name));
    expect(again.toMatrix()).toEqual(whole.toMatrix());
    expect(again.report).toEqual(whole.report);
  });

  it('does not fit again what diverged', async () => {
    const attempts = ['mean', 'low rank and biases'].map((name) => ({ name, completion: undefined }));
    const { choice } = (await complete(ratings, { attempts })).report;
    for (const name of ['mean', 'low rank and biases']) {
      const [own] = choice?.candidates.filter((candidate) => candidate.name === name) ?? [];
      expect(own).toEqual({ name, steps: 0, leftOut: 'training diverged' });
      expect(choice?.chosen).not.toBe(name);
    }
  });
});

function aborted(): AbortSignal {
  const controller = new AbortController();
  controller.abort();
  return controller.signal;
}
