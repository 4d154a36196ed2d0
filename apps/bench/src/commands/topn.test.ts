import { linkSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModel } from '../completion/model-file.js';
import { completeIn, keptTerminal, ratingsFolder } from '../test-support/ratings.js';
import { topn } from './topn.js';

async function trained() {
  const folder = ratingsFolder();
  await completeIn(folder, { model: 'model.json' });
  return { folder, model: join(folder, 'model.json') };
}

describe('lowrank-bench topn', () => {
  it('lists what the user has not rated, best first, as the model predicts it', async () => {
    const { folder, model } = await trained();
    const terminal = keptTerminal();
    const out = join(folder, 'top.csv');
    await topn({ model, user: 'bob', n: 10, out, json: true }, terminal);
    const { completion, index } = readModel(model);
    const at = (item: string) => completion.predict([1], [Number(index.columnOf(item))])[0];
    // Ratings connect bob with rye, by ann and tea; nothing connects him with milk.
    const expected = ['rye, dark', 'milk'].map((item) => ({ item, prediction: at(item), connected: item !== 'milk' }));
    expect(expected[0].prediction).toBeLessThan(expected[1].prediction);
    expect(JSON.parse(terminal.stdout[0])).toEqual({ user: 'bob', items: expected });
    expect(terminal.stderr[0]).toMatch(/No ratings connect bob with 1 of these 2 items/);
    expect(readFileSync(out, 'utf8')).toBe(
      `user,item,prediction\nbob,"rye, dark",${at('rye, dark')}\nbob,milk,${at('milk')}\n`,
    );
  });

  it('ranks by what is not cut, where many predictions are cut to the same end of the range', async () => {
    const { folder, model } = await trained();
    await completeIn(folder, { model: 'cut.json', clip: [0, 0.5] });
    const listed = async (file: string) => {
      const terminal = keptTerminal();
      await topn({ model: file, user: 'bob', n: 10, json: true }, terminal);
      return JSON.parse(terminal.stdout[0]).items as { item: string; prediction: number }[];
    };
    const [whole, cut] = [await listed(model), await listed(join(folder, 'cut.json'))];
    expect(cut.map(({ item }) => item)).toEqual(whole.map(({ item }) => item));
    expect(cut.map(({ prediction }) => prediction)).toEqual([0.5, 0.5]);
  });

  it('prints a table of as many as asked for', async () => {
    const terminal = keptTerminal();
    await topn({ ...(await trained()), user: 'bob', n: 1 }, terminal);
    expect(terminal.stdout[0]).toMatch(/^item +prediction\n-+ +-+\nrye, dark +\d\.\d{3}$/);
  });

  it('refuses to write over the model, by whatever name', async () => {
    const { folder, model } = await trained();
    const [hard, soft] = [join(folder, 'hard.csv'), join(folder, 'soft.csv')];
    linkSync(model, hard);
    symlinkSync(model, soft);
    const before = readFileSync(model);
    for (const out of [hard, soft]) {
      await expect(topn({ model, user: 'bob', n: 1, out }, keptTerminal())).rejects.toThrow(
        /given as model and to be written as out/,
      );
    }
    expect(readFileSync(model)).toEqual(before);
  });

  it('names the nearest user where there is none of that name', async () => {
    const { model } = await trained();
    await expect(topn({ model, user: 'bop', n: 1 }, keptTerminal())).rejects.toThrow(
      /model\.json: expected one of the 3 users of the model, got "bop"; the nearest is "bob"\. Ids are compared exactly/,
    );
    await expect(topn({ model, user: 'someone', n: 1 }, keptTerminal())).rejects.toThrow(/got "someone"\. Ids are/);
    await expect(topn({ model, n: 1 }, keptTerminal())).rejects.toThrow(/expected --model and --user\. Give a user/);
  });
});
