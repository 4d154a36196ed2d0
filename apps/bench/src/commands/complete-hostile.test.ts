import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type TestMember, testZip } from '../../../../packages/datasets/src/node/test-zip.js';
import { packageRoot } from '../package-root.js';
import { runCli } from '../test-support/cli.js';
import { fewRatings, ratingsFolder } from '../test-support/ratings.js';

const argv = ['complete', 'ratings.csv', '--predict', 'pairs.csv', '--out', 'out.csv', '--model', 'model.json'];
const table = (...lines: string[]) => `${['user,item,rating', ...lines].join('\n')}\n`;

/** Runs the built command, and says what it left behind beside what was there. */
async function run(files: Readonly<Record<string, string | Uint8Array>>, args = argv, env = {}, fileLimit?: number) {
  const cwd = ratingsFolder(files);
  const before = readdirSync(cwd);
  const { code, stdout, stderr } = await runCli(args, cwd, env, fileLimit);
  return { cwd, code, stdout, stderr, left: readdirSync(cwd).filter((name) => !before.includes(name)) };
}

type Row = [what: string, ratings: string | Uint8Array, message: RegExp, args?: string[]];

describe.concurrent('lowrank-bench complete, given what is no good,', () => {
  it.each<Row>([
    [
      'a rating that is NaN',
      table('ann,tea,5', 'ann,rye,NaN'),
      /ratings\.csv, line 3: the rating is "NaN"; expected a finite number\. Remove the line, or correct it\./,
    ],
    [
      'an infinite rating',
      table('ann,tea,-Infinity'),
      /ratings\.csv, line 2: the rating is "-Infinity"; expected a finite number/,
    ],
    ['a rating beyond all numbers', table('ann,tea,1e999'), /line 2: the rating is "1e999"; expected a finite number/],
    [
      'text for a number',
      table('ann,tea,5', 'ann,"rye\nbread",four'),
      /ratings\.csv, line 3: the rating is "four"; expected a number such as 3\.5\. Remove the line, or correct it/,
    ],
    ['a decimal comma', table('ann,tea,"3,5"'), /line 2: the rating is "3,5"; .*Give --decimal comma if/],
    ['a cell too few', table('ann,tea,5', 'ann,rye'), /ratings\.csv, line 3: has 2 cells; expected 3, as in line 1/],
    [
      'a missing column',
      'user,item\nann,tea\n',
      /ratings\.csv, line 1: has 2 cells; expected 3: row, column, value\. .*Give --columns user,item,rating .*, or --no-header/,
    ],
    [
      'a column of unknown name',
      'who,what,rating\nann,tea,4\n',
      /ratings\.csv, line 1: .*no column has a name known for the row.*Give --columns/,
    ],
    [
      'a column that is asked for and not there',
      fewRatings,
      /line 1: no column is called "stars", which was given for the value.*Give --columns/,
      [...argv, '--columns', 'user,item,stars'],
    ],
    [
      'a pair that is rated twice',
      table('ann,tea,5', 'bob,tea,3', 'ann,tea,4'),
      /ratings\.csv, line 4: row "ann" and column "tea" are rated here and in line 2; expected every pair once.*Remove one, or give --duplicates mean or --duplicates last/,
    ],
    ['an empty file', '', /ratings\.csv: the file is empty; expected at least one rating\. Check that it is the right/],
    [
      'a header alone',
      table(),
      /ratings\.csv, line 1: a header and no line below it; expected at least one rating.*give --no-header/,
    ],
    ['one rating', table('ann,tea,5'), /ratings\.csv: one rating; expected at least 2, .*Add ratings/],
    ['an empty id', table('ann,tea,5', ',tea,5'), /ratings\.csv, line 3: the row id is empty; expected an id/],
    [
      'Latin-1 that is not said to be it',
      Buffer.from(table('ann,tea,5', 'jörg,tea,4'), 'latin1'),
      /ratings\.csv, line 3: byte 28 is 0xf6, which is not UTF-8 there\. .*give --encoding windows-1252/,
    ],
    [
      'what is not Windows-1252 either',
      Buffer.from(table('ann,tea,5', 'j\x81rg,tea,4'), 'latin1'),
      /ratings\.csv, line 3: byte 28 is 0x81, which is no character of Windows-1252\. Find out which encoding [^-]*UTF-8/,
      [...argv, '--encoding', 'Latin-1'],
    ],
    [
      'UTF-16',
      Buffer.from(`\ufeff${fewRatings}`, 'utf16le'),
      /ratings\.csv: this is text in UTF-16; .*Save it as UTF-8/,
    ],
    ['an archive', testZip([{ name: 'ratings.csv', content: fewRatings }]), /ratings\.csv: this is a zip archive/],
    ['no delimiter', 'ann tea 5\nann rye 4\n', /ratings\.csv, line 1: expected cells separated by .*Give --delimiter/],
    [
      'an open quote',
      table('ann,"tea,5', 'ann,rye,4'),
      /ratings\.csv, line 2: a double quote is opened and never closed.*give --no-quotes/,
    ],
    [
      'an unknown id with --strict',
      fewRatings,
      /pairs\.csv, line 3: expected ids that ratings\.csv has, got 1 unknown user: "zoe" \(line 3\); 1 unknown item/,
      [...argv, '--strict'],
    ],
    [
      'a name that is nearly that of the data set',
      fewRatings,
      /movielens: there is no such file\. MovieLens 100K is called movielens-100k here/,
      argv.with(1, 'movielens'),
    ],
    ['no pairs', fewRatings, /none\.csv: can't be read: ENOENT/, argv.with(3, 'none.csv')],
    [
      'more than may be held in memory',
      table(...Array.from({ length: 60 }, (_, k) => `u${k % 7},i${k},${k % 5}`)),
      /ratings\.csv: 7 users and 60 items take about 0\.0401 MiB of memory, which is more than is allowed.*--memory/,
      [...argv, '--memory', '1e-6'],
    ],
    [
      'a device for a file',
      fewRatings,
      /\/dev\/null: can't be written: it is a device, expected a file/,
      argv.with(5, '/dev/null'),
    ],
    [
      'a checkpoint of something else',
      fewRatings,
      /pairs\.csv: expected a checkpoint as JSON.*Delete it to begin anew, or give --checkpoint another file/,
      [...argv.with(3, 'ratings.csv'), '--checkpoint', 'pairs.csv'],
    ],
  ])('says so of %s, with exit code 1, and writes nothing', async (_, ratings, message, args = argv) => {
    const { code, stdout, stderr, left } = await run({ 'ratings.csv': ratings }, args);
    expect(stderr).toMatch(message);
    expect(stderr.replace(/^.*: started\n/, '')).toMatch(/^lowrank-bench: [^\n]*\n$/);
    expect([code, stdout, left]).toEqual([1, '', []]);
  });

  const ratings = { name: 'ml-100k/u.data', content: '1\t1\t5\t0\n'.repeat(50) };

  it.each<[string, readonly TestMember[], (zip: Uint8Array) => Uint8Array, RegExp]>([
    [
      'that is cut short',
      [ratings],
      (zip) => zip.subarray(0, 60),
      /ml-100k\.zip: not a whole zip archive: .*Delete it/,
    ],
    [
      'that is altered',
      [{ ...ratings, crc: 1 }],
      (zip) => zip,
      /ml-100k\.zip: "ml-100k\/u\.data" is damaged: its CRC-32 is \w+ where 1 is recorded\. Delete the archive/,
    ],
    [
      'with other ratings',
      [ratings],
      (zip) => zip,
      /ml-100k\/u\.data: its SHA-256 is \w+, expected \w+\. .*fetch it again/,
    ],
    [
      'with a member outside its folder',
      [ratings, { name: 'ml-100k/../../evil', content: 'x' }],
      (zip) => zip,
      /ml-100k\.zip: "ml-100k\/\.\.\/\.\.\/evil" points outside its folder; expected plain files/,
    ],
    [
      'that is a bomb',
      [{ name: 'ml-100k/u.data', content: new Uint8Array(1e6) }],
      (zip) => zip,
      /ml-100k\.zip: "ml-100k\/u\.data" has 1000000 bytes packed into \d+\. This is not the archive/,
    ],
  ])('refuses an archive of MovieLens %s', async (_, members, damage, message) => {
    const files = { 'ml-100k.zip': damage(testZip(members)) };
    const { code, stdout, stderr, left } = await run(files, argv.with(1, 'movielens-100k'), { LOWRANK_DATA: '.' });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^lowrank-bench: [^\n]*\n$/);
    expect([code, stdout, left]).toEqual([1, '', []]);
  });

  it('says where else MovieLens may be put if it is not there', async () => {
    const { code, stderr } = await run({}, argv.with(1, 'movielens-100k'), { LOWRANK_DATA: '.' });
    expect(stderr).toMatch(/movielens-100k: ml-100k\.zip: can't be read: ENOENT.*name that folder in LOWRANK_DATA/);
    expect(code).toBe(1);
  });

  it.each([
    ['predictions', { 'pairs.csv': `user,item\n${'ann,tea\n'.repeat(3000)}` }, ['model.json'], 'out.csv'],
    ['a model', { 'ratings.csv': table(...Array.from({ length: 3000 }, (_, k) => `u${k},tea,4`)) }, [], 'model.json'],
  ])('leaves no half of %s where the disk is full', async (_, files, left, name) => {
    const ended = await run(files, argv, {}, 16);
    expect(ended.stderr).toMatch(
      new RegExp(`lowrank-bench: ${name}: can't be written: EFBIG.*What was there before is unchanged.*free space`),
    );
    expect([ended.code, ended.stdout, ended.left]).toEqual([1, '', left]);
  });
});

it.skipIf(!existsSync('/dev/full'))('says in one line that standard output is full', async () => {
  const cli = join(packageRoot, 'dist', 'cli.js');
  const command = `"$0" "$@" > /dev/full`;
  const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, cli, 'list'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^lowrank-bench: standard output can't .*ENOSPC.*\n$/)]);
});

describe.concurrent('lowrank-bench complete, given what is unusual,', () => {
  const predictions = async (ratings: string | Uint8Array, args: string[] = []) => {
    const { code, stderr, cwd } = await run({ 'ratings.csv': ratings }, [...argv, ...args]);
    expect(code, stderr).toBe(0);
    return readFileSync(join(cwd, 'out.csv'), 'utf8');
  };

  it('predicts the same with a byte-order mark, CRLF, Latin-1 and quotes around everything', async () => {
    const plain = await predictions(fewRatings);
    const crlf = fewRatings.replaceAll('\n', '\r\n');
    expect(await predictions(`\ufeff${crlf}`)).toBe(plain);
    expect(await predictions(fewRatings.replaceAll(/^(\w+),/gm, '"$1",'))).toBe(plain);
    const latin1 = Buffer.from(fewRatings.replace('cy <b>', 'jörg'), 'latin1');
    expect(await predictions(latin1, ['--encoding', 'latin1'])).toBe(plain);
    expect(await predictions(latin1, ['--encoding', 'CP1252'])).toBe(plain);
  });

  it('predicts the same with decimal commas, as spreadsheets of many countries write them', async () => {
    const halves = fewRatings.replace('tea,5', 'tea,4.5');
    const commas = halves.replace('"rye, dark"', 'RYE').replaceAll(',', ';').replace('4.5', '4,5');
    const plain = await predictions(halves);
    expect(await predictions(commas.replace('RYE', 'rye, dark'), ['--decimal', 'comma'])).toBe(plain);
  });

  it('merges pairs that are rated twice as told', async () => {
    const twice = table('ann,tea,1', 'ann,tea,3', 'bob,tea,4', 'bob,rye,2');
    const once = (rating: number) => table(`ann,tea,${rating}`, 'bob,tea,4', 'bob,rye,2');
    expect(await predictions(twice, ['--duplicates', 'mean'])).toBe(await predictions(once(2)));
    expect(await predictions(twice, ['--duplicates', 'last'])).toBe(await predictions(once(3)));
  });

  it('takes the first line as told, and quotes for letters', async () => {
    const ages = '1990,tea,5\n1991,tea,4\n1991,12" rye,3\n';
    const told = ['--no-header', '--no-quotes', '--columns', '0,1,2'];
    const { code, stderr, cwd } = await run({ 'ratings.csv': ages, 'pairs.csv': '1990,12" rye\n' }, [...argv, ...told]);
    expect(code, stderr).toBe(0);
    expect(readFileSync(join(cwd, 'out.csv'), 'utf8')).toMatch(/^user,item,prediction\n1990,"12"" rye",\d/);
    const named = await run({}, [...argv, '--no-header', '--columns', 'user,item,rating']);
    expect(named.stderr).toMatch(/--columns user,item,rating has names, and --no-header says that there are none/);
    expect(named.code).toBe(2);
  });

  it('lets no name run: as a formula in the predictions, as a script in the report', async () => {
    const evil = ['=cmd|"/c calc"!A1', '<script>alert(1)</script>', '</title><img src=x onerror=alert(1)>'];
    const quoted = evil.map((name) => `"${name.replaceAll('"', '""')}"`);
    const name = 'a<script>b.csv';
    const cwd = ratingsFolder({
      [name]: table(...quoted.flatMap((user) => [`${user},tea,5`, `${user},"+1",2`])),
      'pairs.csv': `user,item,${quoted[1]}\n${quoted.map((user) => `${user},"+1",@SUM(A1)`).join('\n')}\n`,
    });
    const { code, stderr } = await runCli([...argv.with(1, name), '--report', 'report'], cwd);
    expect(code, stderr).toBe(0);
    const lines = readFileSync(join(cwd, 'out.csv'), 'utf8').trim().split('\n');
    expect(lines[1]).toMatch(/^"'=cmd\|""\/c calc""!A1",\+1,'@SUM\(A1\),\d/);
    expect(lines.join('\n')).not.toMatch(/(^|,|")[=@]/m);
    const page = readFileSync(join(cwd, 'report', 'report.html'), 'utf8');
    expect(page).toContain('a&lt;script&gt;b.csv');
    expect(page).not.toMatch(/<script|<img|(src|href)\s*=|@import|url\(/i);
  });

  it('leaves what was there if the report has no place', async () => {
    const cwd = ratingsFolder({ 'out.csv': 'old' });
    mkdirSync(join(cwd, 'models'));
    writeFileSync(join(cwd, 'report'), 'a file');
    const { code, stderr } = await runCli([...argv, '--report', 'report'], cwd);
    expect(stderr).toMatch(/report: can't be written: it is there, and not a folder/);
    expect([code, readFileSync(join(cwd, 'out.csv'), 'utf8')]).toEqual([1, 'old']);
  });
});
