import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { biasModel, globalMean } from '@lowrank/completion';
import { lowRankProblem } from '@lowrank/datasets';
import { describe, expect, it } from 'vitest';
import { ratingsFolder } from '../test-support/ratings.js';
import { openCheckpoint } from './checkpoint.js';

const { observations } = lowRankProblem({ rows: 12, columns: 9, rank: 1, observed: 60, seed: 0 });
const options = { seed: 0, clip: [1, 5] } as const;

async function stored() {
  const path = join(ratingsFolder(), 'checkpoint.json');
  const checkpoint = openCheckpoint(path, observations, options);
  const mean = { name: 'mean', completion: await globalMean().fit(observations, options) };
  checkpoint.add(mean);
  checkpoint.add({ name: 'diverged', completion: undefined });
  return { path, mean };
}

describe('openCheckpoint', () => {
  it('gives back what was added, and adds to it', async () => {
    const { path, mean } = await stored();
    const again = openCheckpoint(path, observations, options);
    expect(again.attempts.map(({ name }) => name)).toEqual(['mean', 'diverged']);
    expect(again.attempts[0].completion?.toMatrix()).toEqual(mean.completion.toMatrix());
    expect(again.attempts[0].completion?.report).toEqual(mean.completion.report);
    expect(again.attempts[1].completion).toBeUndefined();
    again.add({ name: 'biases', completion: await biasModel().fit(observations, options) });
    const { attempts, remove } = openCheckpoint(path, observations, options);
    expect(attempts.map(({ name }) => name)).toEqual(['mean', 'diverged', 'biases']);
    remove();
    expect(existsSync(path)).toBe(false);
    expect(openCheckpoint(path, observations, options).attempts).toEqual([]);
  });

  it('refuses one of other ratings or options', async () => {
    const { path } = await stored();
    const other = lowRankProblem({ rows: 12, columns: 9, rank: 1, observed: 60, seed: 1 }).observations;
    const message = /checkpoint\.json: it is of other ratings, options or versions than this command\. Delete it/;
    expect(() => openCheckpoint(path, other, options)).toThrow(message);
    expect(() => openCheckpoint(path, observations, { ...options, seed: 1 })).toThrow(message);
    expect(() => openCheckpoint(path, observations, { seed: 0 })).toThrow(message);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['cut short', (text) => text.slice(0, -9), /expected a checkpoint as JSON/],
    ['altered', (text) => text.replace('diverged', 'Diverged'), /the checksum of this checkpoint is wrong/],
    ['a model', (text) => text.replace('bench checkpoint', 'bench model'), /this is JSON, but not a checkpoint/],
  ])('refuses one that is %s', async (_, damage, message) => {
    const { path } = await stored();
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    expect(() => openCheckpoint(path, observations, options)).toThrow(message);
  });
});
