import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linearNetwork } from '@lowrank/completion';
import { Index, lowRankProblem } from '@lowrank/datasets';
import { describe, expect, it } from 'vitest';
import { ratingsFolder } from '../test-support/ratings.js';
import { readModel, writeModel } from './model-file.js';

async function stored() {
  const { observations } = lowRankProblem({ rows: 12, columns: 9, rank: 1, observed: 60, seed: 0 });
  const ids = (what: string, count: number) => Array.from({ length: count }, (_, k) => `${what} "${k}", é`);
  const model = {
    completion: await linearNetwork({ steps: 20 }).fit(observations, { seed: 0 }),
    index: Index.from({ rows: ids('user', 12), columns: ids('item', 9) }),
    seen: observations,
  };
  const path = join(ratingsFolder(), 'model.json');
  writeModel(path, model);
  return { model, path, text: readFileSync(path, 'utf8') };
}

describe('readModel', () => {
  it('gives back predictions to the last bit, ids, and what was observed', async () => {
    const { model, path } = await stored();
    const read = readModel(path);
    expect([...read.completion.toMatrix().data]).toEqual([...model.completion.toMatrix().data]);
    expect(read.index.toJSON()).toEqual(model.index.toJSON());
    expect([...new Int32Array(read.seen.columnIndices)]).toEqual([...model.seen.columnIndices]);
    expect([...new Int32Array(read.seen.rowStarts)]).toEqual([...model.seen.rowStarts]);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'cut short',
      (text) => text.slice(0, -100),
      /expected a model as JSON, got \d+ characters that are not whole JSON/,
    ],
    ['empty', () => '', /got 0 characters/],
    ['altered in an id', (text) => text.replace('user', 'User'), /the checksum of this model is wrong/],
    ['altered in a number', (text) => text.replace(/"mean":-?\d/, '"mean":7'), /the checksum of this model is wrong/],
    ['of a later version', (text) => text.replace('"version":1', '"version":2'), /version 2, expected 1/],
    ['other JSON', () => '[1, 2]', /this is JSON, but not a model/],
    ['null', () => 'null', /this is JSON, but not a model/],
  ])('refuses a file that is %s, by its name', async (_, damage, message) => {
    const { path, text } = await stored();
    writeFileSync(path, damage(text));
    expect(() => readModel(path)).toThrow(message);
    expect(() => readModel(path)).toThrow(
      expect.objectContaining({ code: 'LOWRANK_BENCH_MODEL', message: expect.stringContaining(path) }),
    );
  });

  it('says that a file is not there', () => {
    expect(() => readModel('none.json')).toThrow(/none\.json: can't be read: ENOENT/);
  });
});
