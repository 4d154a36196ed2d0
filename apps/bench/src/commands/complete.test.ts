import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { biasModel, globalMean } from '@lowrank/completion';
import { readTriplets } from '@lowrank/datasets/node';
import { describe, expect, it } from 'vitest';
import { openCheckpoint } from '../completion/checkpoint.js';
import { runCli } from '../test-support/cli.js';
import { completeIn, fewRatings, keptTerminal, ratingsFolder } from '../test-support/ratings.js';
import { complete } from './complete.js';

/** Of the last column. */
const predictionsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.slice(line.lastIndexOf(',') + 1)));

describe('lowrank-bench complete', () => {
  it('writes the pairs with all their cells, harmless to spreadsheets, and the prediction of the model', async () => {
    const { code, written } = await completeIn(ratingsFolder());
    expect(code).toBe(0);
    expect(written.split('\n').slice(0, 3)).toEqual([
      'note,user,item,prediction',
      expect.stringMatching(/^'=1\+1,bob,"rye, dark",\d/),
      expect.stringMatching(/^x,zoe,tea,\d/),
    ]);
    const { observations, index } = await readTriplets([new TextEncoder().encode(fewRatings)]);
    const model = await biasModel().fit(observations, { seed: 0 });
    const W = model.toMatrix();
    const mean = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
    const [tea, bob] = [Number(index.columnOf('tea')), Number(index.rowOf('bob'))];
    const [known, noUser, noItem, neither] = predictionsOf(written);
    expect(known).toBe(W.get(bob, Number(index.columnOf('rye, dark'))));
    // An unknown user or item is the mean over those that are known; sums differ by rounding.
    expect(noUser).toBeCloseTo(mean([0, 1, 2].map((i) => W.get(i, tea))), 12);
    expect(noItem).toBeCloseTo(mean([0, 1, 2].map((j) => W.get(bob, j))), 12);
    expect(neither).toBeCloseTo(mean([...W.data]), 12);
  });

  it('trains for a model alone', async () => {
    const folder = ratingsFolder();
    const [both, alone] = [await completeIn(folder, { model: 'both.json' }), keptTerminal()];
    const model = join(folder, 'alone.json');
    expect(await complete(join(folder, 'ratings.csv'), { model }, alone)).toBe(0);
    expect(alone.stdout.join('\n')).toBe(
      both.stdout.replace(/Predictions: .*\n/, '').replace('both.json', 'alone.json'),
    );
    expect(readFileSync(model)).toEqual(readFileSync(join(folder, 'both.json')));
    expect(readdirSync(folder).sort()).toEqual(['alone.json', 'both.json', 'out.csv', 'pairs.csv', 'ratings.csv']);
  });

  it('lists unknown ids with their first lines, and refuses them with --strict', async () => {
    const folder = ratingsFolder();
    const { stderr } = await completeIn(folder);
    expect(stderr).toContain('Predicted by means: 1 unknown user: "zoe" (line 3)');
    expect(stderr).toContain('Predicted by means: 1 unknown item: "beer" (line 4)');
    await expect(completeIn(folder, { strict: true, out: 'strict.csv' })).rejects.toThrow(
      /pairs\.csv, line 3: expected ids that .*ratings\.csv has, got 1 unknown user: "zoe"/,
    );
    expect(readdirSync(folder)).not.toContain('strict.csv');
  });

  it('warns where the model knows none of the users, on standard error and in JSON', async () => {
    const folder = ratingsFolder({ 'pairs.csv': 'user,item\nAnn,tea\nBOB,milk\n' });
    const { code, stdout, stderr } = await completeIn(folder, { json: true });
    expect(code).toBe(0);
    expect(stderr).toMatch(/Predicted by means: 2 unknown users: "Ann" \(line 2; "ann" is known\)/);
    expect(stderr).toMatch(/Warning: The model knows none of the 2 users of the pairs: predictions are means/);
    expect(JSON.parse(stdout).warnings).toMatchObject([{ code: 'no-known-users' }]);
  });

  it('says from a checkpoint what has been tried, and begins the rest anew', async () => {
    const folder = ratingsFolder();
    const lines = Array.from({ length: 36 }, (_, k) => [k % 6, Math.floor(k / 6)])
      .filter(([i, j]) => (i + 2 * j) % 3 > 0)
      .map(([i, j]) => `u${i},i${j},${(i + 1) * (j + 1)}\n`);
    writeFileSync(join(folder, 'ratings.csv'), `user,item,rating\n${lines.join('')}`);
    const { observations } = await readTriplets(join(folder, 'ratings.csv'));
    const checkpoint = join(folder, 'checkpoint.json');
    const tried = { name: 'mean', completion: await globalMean().fit(observations, { seed: 0 }) };
    openCheckpoint(checkpoint, observations, { seed: 0, clip: undefined }).add(tried);
    const { stderr } = await completeIn(folder, { checkpoint });
    expect(stderr).toContain('Tried before, and kept: mean. What was being tried then begins anew.');
  });

  it('predicts by a stored model to the same bits, without ratings', async () => {
    const folder = ratingsFolder();
    const trained = await completeIn(folder, { model: 'model.json' });
    const stored = await completeIn(folder, { train: false, model: 'model.json', out: 'again.csv' });
    expect(stored.written).toBe(trained.written);
    expect(readdirSync(folder).sort()).toEqual(['again.csv', 'model.json', 'out.csv', 'pairs.csv', 'ratings.csv']);
  });

  it('writes the report of a stored model, without pairs', async () => {
    const folder = ratingsFolder();
    await completeIn(folder, { model: 'model.json' });
    const [terminal, report, model] = [keptTerminal(), join(folder, 'report'), join(folder, 'model.json')];
    const stored = readFileSync(model);
    expect(await complete(undefined, { model, report }, terminal)).toBe(0);
    expect(terminal.stdout.at(-1)).toBe(`Report: ${join(report, 'report.html')}`);
    expect(terminal.stdout.join('\n')).not.toContain('Predictions:');
    const page = readFileSync(join(report, 'report.html'), 'utf8');
    expect(page).toContain(`<h1>Completion of the model ${model}</h1>`);
    expect(page).toContain('method = &quot;biasModel&quot;');
    expect(page).not.toContain('seed =');
    expect(readFileSync(model)).toEqual(stored);
  });

  it('finds a new name for the predictions where the pairs have a column of that name', async () => {
    const headerOf = async (header: string) => {
      const pairs = `${header}\nbob,milk${',x'.repeat(header.split(',').length - 2)}\n`;
      return (await completeIn(ratingsFolder({ 'pairs.csv': pairs }))).written.split('\n')[0];
    };
    expect(await headerOf('user,item,prediction')).toBe('user,item,prediction,prediction 2');
    expect(await headerOf('user,item,prediction 2,prediction')).toBe('user,item,prediction 2,prediction,prediction 3');
    expect(await headerOf('user,item,prediction 2')).toBe('user,item,prediction 2,prediction');
  });

  it('takes two columns for the pairs of a stored model, and asks for three with ratings', async () => {
    const folder = ratingsFolder({ 'pairs.csv': 'x,bob,tea\n' });
    const told = { model: 'model.json', columns: [1, 2] };
    await expect(completeIn(folder, told)).rejects.toThrow(/--columns needs three: user, item and rating, got 1,2/);
    writeFileSync(join(folder, 'pairs.csv'), 'bob,tea\n');
    await completeIn(folder, { model: 'model.json' });
    writeFileSync(join(folder, 'pairs.csv'), 'x,bob,tea\n');
    expect((await completeIn(folder, { ...told, train: false })).written).toMatch(
      /^column 0,user,item,prediction\nx,bob,tea,/,
    );
  });

  it('names columns for pairs without a header', async () => {
    const { written } = await completeIn(ratingsFolder({ 'pairs.csv': 'bob,milk,x\n' }));
    expect(written).toMatch(/^user,item,column 2,prediction\nbob,milk,x,/);
  });

  it('takes columns, delimiter, encoding, duplicates and range as told', async () => {
    const latin1 = (text: string) => Buffer.from(text, 'latin1');
    const folder = ratingsFolder();
    writeFileSync(join(folder, 'ratings.csv'), latin1('was;wer;viel\ntee;jörg;1\ntee;jörg;3\nbrot;eva;9\n'));
    writeFileSync(join(folder, 'pairs.csv'), latin1('wer;was\njörg;brot\n'));
    const { written } = await completeIn(folder, {
      columns: ['wer', 'was', 'viel'],
      delimiter: ';',
      encoding: 'latin1',
      duplicates: 'mean',
      clip: [0, 1],
    });
    expect(written).toBe('wer,was,prediction\njörg,brot,1\n');
    await expect(completeIn(folder, { columns: ['wer', 'was', 'viel'], encoding: 'latin1' })).rejects.toThrow(
      /ratings\.csv, line 3: row "jörg" and column "tee" are rated here and in line 2/,
    );
  });

  it('writes a report in which names are only text and nothing is loaded', async () => {
    const folder = ratingsFolder();
    // Of rank 1 with 24 entries, so that something is chosen and there is a spectrum to draw.
    const lines = Array.from({ length: 36 }, (_, k) => [k % 6, Math.floor(k / 6)])
      .filter(([i, j]) => (i + 2 * j) % 3 > 0)
      .map(([i, j]) => `u${i},i${j},${(i + 1) * (j + 1)}\n`);
    writeFileSync(join(folder, 'ratings.csv'), `user,item,rating\n${lines.join('')}`);
    const { stdout } = await completeIn(folder, { report: 'a <b>' });
    expect(stdout).toMatch(/Chosen: .* held out; means alone have [\s\S]*\nReport: .*report\.html$/);
    const page = readFileSync(join(folder, 'a <b>', 'report.html'), 'utf8');
    expect(page).toMatch(/What was chosen, and why[\s\S]*error on entries held out[\s\S]*<svg/);
    expect(page).not.toMatch(/<script|<b>|(src|href|import)\s*[=(]/i);
  });

  it('says why it leaves a file alone that cannot be written, and leaves nothing else', async () => {
    const folder = ratingsFolder({ 'out.csv': 'old' });
    await expect(completeIn(folder, { model: 'm'.repeat(255) })).rejects.toThrow(
      /m{255}: can't be written: ENAMETOOLONG.*What was there before is unchanged/,
    );
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe('old');
    await expect(completeIn(folder, { out: 'none/out.csv' })).rejects.toThrow(
      /none\/out\.csv: can't be written: ENOENT/,
    );
  });

  it.each<[string, Parameters<typeof completeIn>[1], RegExp]>([
    ['neither ratings nor a model', { train: false }, /expected a file of ratings to train on, or a stored --model/],
    ['a seed for a stored model', { train: false, model: 'm.json', seed: 1 }, /--seed belongs to training/],
    ['writing over the ratings', { out: 'ratings.csv' }, /given as ratings and to be written as out/],
    ['two files in one place', { model: 'out.csv' }, /given as out and to be written as model/],
  ])('refuses %s', async (_, options, message) => {
    await expect(completeIn(ratingsFolder(), options)).rejects.toThrow(message);
  });
});

describe('lowrank-bench complete, where a link leads to what it reads or writes,', () => {
  it.each<[string, Parameters<typeof completeIn>[1], string]>([
    ['the ratings for --out', { out: 'link' }, 'ratings.csv'],
    ['the ratings for --model', { model: 'link' }, 'ratings.csv'],
    ['the ratings for --checkpoint', { checkpoint: 'link' }, 'ratings.csv'],
    ['the pairs for --out', { out: 'link' }, 'pairs.csv'],
    ['the predictions for --model', { model: 'link' }, 'out.csv'],
    ['the report for --model', { model: 'link', report: 'report' }, 'report/report.html'],
    ['the stored model for --out', { train: false, model: 'model.json', out: 'link' }, 'model.json'],
  ])('refuses %s and leaves it as it is', async (_, options, target) => {
    const folder = ratingsFolder({ 'model.json': '{}' });
    symlinkSync(target, join(folder, 'link'));
    const left = () =>
      readdirSync(folder).map((name) => [name, existsSync(join(folder, name)) && readFileSync(join(folder, name))]);
    const before = left();
    await expect(completeIn(folder, options)).rejects.toThrow(/the same file as .*given as \w+ and to be written as/);
    expect(left()).toEqual(before);
  });
});

describe('the built lowrank-bench complete', () => {
  const files = ['complete', 'ratings.csv', '--predict', 'pairs.csv', '--out', 'out.csv'];

  it('prints one JSON object with --json, and progress only without --quiet', async () => {
    const { code, stdout, stderr } = await runCli([...files, '--json'], ratingsFolder());
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      complete: true,
      files: { predictions: 'out.csv' },
      pairs: 4,
      unknown: { users: [{ id: 'zoe', line: 3 }], items: [{ id: 'beer', line: 4 }] },
      fit: { method: 'biasModel', rows: 3, columns: 3, observed: 4 },
    });
    expect(stderr).toMatch(/ratings\.csv, seed 0: started/);
    expect((await runCli([...files, '--quiet'], ratingsFolder())).stderr).not.toMatch(/started/);
  });

  it.each<[string, string[], number, RegExp]>([
    ['a rating that is no number', files, 1, /ratings\.csv, line 3: the rating is "four"; expected a number/],
    [
      'ids with --strict',
      [...files.with(1, 'good.csv'), '--strict'],
      1,
      /pairs\.csv, line 3: expected ids that good\.csv/,
    ],
    ['a missing file', files.with(1, 'none.csv'), 1, /none\.csv: can't be read: ENOENT/],
    ['a broken range', [...files, '--clip', '5,1'], 2, /Expected low,high such as 1,5, or none/],
    [
      'a column twice',
      [...files, '--columns', 'user,user,rating'],
      2,
      /user is given twice; user, item and rating are/,
    ],
    ['a decimal mark that is none', [...files, '--decimal', ';'], 2, /Expected comma or point/],
    [
      'no place for predictions',
      files.slice(0, 4),
      2,
      /--predict without --out\. Give the pairs by --predict and where/,
    ],
    ['no pairs', [...files.slice(0, 2), '--out', 'out.csv'], 2, /--out without --predict/],
    [
      'a stored model for nothing',
      ['complete', '--model', 'm.json'],
      2,
      /nothing to write\. .* described by a --report/,
    ],
    ['nothing to write', files.slice(0, 2), 2, /there is nothing to write\. Give pairs by --predict and --out/],
  ])('refuses %s and writes nothing', async (_, argv, expected, message) => {
    const cwd = ratingsFolder({ 'ratings.csv': 'user,item,rating\nann,tea,5\nann,rye,four\n', 'good.csv': fewRatings });
    const { code, stdout, stderr } = await runCli(argv, cwd);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect([code, stdout]).toEqual([expected, '']);
    expect(readdirSync(cwd).sort()).toEqual(['good.csv', 'pairs.csv', 'ratings.csv']);
  });
});
