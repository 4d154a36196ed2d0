import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLowrankError } from '@lowrank/linalg';
import { describe, expect, it, vi } from 'vitest';
import { readPairs } from './read-pairs.js';
import { writeCsv } from './write-csv.js';

const folder = () => mkdtempSync(join(tmpdir(), 'lowrank-csv-'));

describe('writeCsv', () => {
  it('writes a header and rows that read back the same', async () => {
    const path = join(folder(), 'a.csv');
    await writeCsv(
      path,
      [
        ['ann', 'b,"c"', -1.5],
        ['two\nlines', '', 1e-300],
      ],
      { header: ['user', 'item', 'x'] },
    );
    expect(readFileSync(path, 'utf8')).toBe('user,item,x\nann,"b,""c""",-1.5\n"two\nlines",,1e-300\n');
    const { pairs } = await readPairs(path, { columns: { row: 'user', column: 'x' } });
    expect(pairs.map(({ cells }) => cells)).toEqual([
      ['ann', 'b,"c"', '-1.5'],
      ['two\nlines', '', '1e-300'],
    ]);
  });

  it('leaves no formula to run', async () => {
    const path = join(folder(), 'a.tsv');
    await writeCsv(path, [['=cmd|x', '@a', '-2', -2]], { delimiter: '\t' });
    expect(readFileSync(path, 'utf8')).toBe("'=cmd|x\t'@a\t-2\t-2\n");
  });

  it('streams rows from a generator, more than fit one piece', async () => {
    const path = join(folder(), 'a.csv');
    await writeCsv(
      path,
      (async function* () {
        for (let k = 0; k < 20000; k++) yield [`user ${k}`, k];
      })(),
    );
    const lines = readFileSync(path, 'utf8').split('\n');
    expect([lines.length, lines[0], lines[19999], lines[20000]]).toEqual([20001, 'user 0,0', 'user 19999,19999', '']);
  });

  it('leaves the old file and nothing else where rows fail or hold no number', async () => {
    const at = folder();
    const path = join(at, 'a.csv');
    writeFileSync(path, 'old');
    const failing = (function* () {
      yield ['a'];
      throw new Error('no more rows');
    })();
    await expect(writeCsv(path, failing)).rejects.toThrow('no more rows');
    const error = await writeCsv(path, [
      ['a', 1],
      ['b', Number.NaN],
    ]).catch((reason: unknown) => reason);
    expect(isLowrankError(error, 'LOWRANK_NON_FINITE')).toBe(true);
    expect(String(error)).toContain('row 1');
    expect([readdirSync(at), readFileSync(path, 'utf8')]).toEqual([['a.csv'], 'old']);
  });

  it('names the file that it can not write', async () => {
    const at = folder();
    mkdirSync(join(at, 'a.csv'));
    for (const path of [join(at, 'a.csv'), join(at, 'nowhere', 'b.csv')]) {
      const error = await writeCsv(path, [['a']]).catch((reason: unknown) => reason);
      expect(isLowrankError(error, 'LOWRANK_FILE')).toBe(true);
      expect(String(error)).toContain(`${path}: can't be written`);
    }
    expect(readdirSync(at)).toEqual(['a.csv']);
  });

  it.skipIf(process.platform !== 'linux')('removes what it wrote to a full disk', async () => {
    // /dev/full answers every write with ENOSPC, in place of the temporary file.
    const at = folder();
    const { open } = files;
    const spy = vi.spyOn(files, 'open').mockImplementationOnce((path) => {
      writeFileSync(String(path), '');
      return open('/dev/full', 'w');
    });
    syncBuiltinESMExports();
    const error = await writeCsv(join(at, 'a.csv'), [['a']]).catch((reason: unknown) => reason);
    spy.mockRestore();
    syncBuiltinESMExports();
    expect(isLowrankError(error, 'LOWRANK_FILE')).toBe(true);
    expect(String(error)).toMatch(/a\.csv: can't be written: ENOSPC/);
    expect(readdirSync(at)).toEqual([]);
  });
});
