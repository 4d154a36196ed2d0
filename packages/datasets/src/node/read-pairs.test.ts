import { isLowrankError } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { type PairOptions, readPairs } from './read-pairs.js';

const read = (text: string, options?: PairOptions) => readPairs([new TextEncoder().encode(text)], options);

describe('readPairs', () => {
  it('keeps the order, repetitions, other columns and the line of each pair', async () => {
    const { pairs, header } = await read('user,note,item\nbob,"a, b",tea\n\nann,,milk\nbob,,tea\n');
    expect(header).toEqual(['user', 'note', 'item']);
    expect(pairs).toEqual([
      { row: 'bob', column: 'tea', cells: ['bob', 'a, b', 'tea'], line: 2 },
      { row: 'ann', column: 'milk', cells: ['ann', '', 'milk'], line: 4 },
      { row: 'bob', column: 'tea', cells: ['bob', '', 'tea'], line: 5 },
    ]);
  });

  it('leaves out lines of empty cells and a line for spreadsheets', async () => {
    const { pairs, header } = await read('sep=;\nuser;item\n;\nbob;tea, hot\n;\n;;;\n');
    expect(header).toEqual(['user', 'item']);
    expect(pairs).toEqual([{ row: 'bob', column: 'tea, hot', cells: ['bob', 'tea, hot'], line: 4 }]);
  });

  it('takes the first line for data unless it names row and column, or is said to be a header', async () => {
    const first = async (text: string, options?: PairOptions) => {
      const { pairs, header } = await read(text, options);
      return [header, pairs[0].row, pairs[0].column];
    };
    expect(await first('7\t9\n1\t2\n')).toEqual([undefined, '7', '9']);
    expect(await first('who,what\nann,tea\n')).toEqual([undefined, 'who', 'what']);
    expect(await first('item_id;user_id\ntea;ann\n')).toEqual([['item_id', 'user_id'], 'ann', 'tea']);
    expect(await first('who,what\nann,tea\n', { header: true, columns: { row: 0, column: 1 } })).toEqual([
      ['who', 'what'],
      'ann',
      'tea',
    ]);
    expect(await first('who,what\nann,tea\n', { columns: { row: 'what', column: 'who' } })).toEqual([
      ['who', 'what'],
      'tea',
      'ann',
    ]);
    expect(await first('user,item\nann,tea\n', { header: false })).toEqual([undefined, 'user', 'item']);
  });

  it.each([
    ['an empty file', '', 'EMPTY', 'the file is empty; expected at least one pair'],
    ['a header only', 'user,item\n', 'EMPTY', 'a header and no line below it'],
    ['an empty id', 'a,b\nc,\n', 'EMPTY_ID', 'pairs.csv, line 2: the column id is empty'],
    ['a missing cell', 'a,b,c\nd,e\n', 'CELLS', 'pairs.csv, line 2: has 2 cells; expected 3'],
    ['one column', 'a\nb\n', 'DELIMITER', 'Pass the delimiter'],
  ])('refuses %s', async (_, text, code, message) => {
    const error = await read(text, { name: 'pairs.csv' }).catch((reason: unknown) => reason);
    expect(isLowrankError(error, `LOWRANK_TABLE_${code}`)).toBe(true);
    expect(String(error)).toContain(message);
  });
});
