import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isLowrankError } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeCell } from '../escape-cell.js';
import { readTriplets, type TripletOptions } from './read-triplets.js';
import { testZip } from './test-zip.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, options?: TripletOptions) => readTriplets([bytes(text)], options);

/** The ratings as "row id|column id" -> value. */
async function ratings(text: string, options?: TripletOptions): Promise<Record<string, number>> {
  const { observations, index } = await read(text, options);
  const { rowIndices, columnIndices, values } = observations;
  return Object.fromEntries(
    Array.from(values, (value, k) => [`${index.rowIds[rowIndices[k]]}|${index.columnIds[columnIndices[k]]}`, value]),
  );
}

const three = { 'ann|tea': 5, 'bob|milk': 2.5, 'ann|milk': 1 };

describe('readTriplets', () => {
  it.each([
    ['commas', 'ann,tea,5\nbob,milk,2.5\nann,milk,1\n'],
    ['tabs', 'ann\ttea\t5\nbob\tmilk\t2.5\nann\tmilk\t1\n'],
    ['semicolons', 'ann;tea;5\nbob;milk;2.5\nann;milk;1\n'],
    ['bars', 'ann|tea|5\nbob|milk|2.5\nann|milk|1\n'],
    ['double colons', 'ann::tea::5::9\nbob::milk::2.5::9\nann::milk::1::9\n'],
    ['a header', 'user,item,rating\nann,tea,5\nbob,milk,2.5\nann,milk,1'],
    ['a header in another order', 'timestamp,Rating,Movie ID,user_id\n1,5,tea,ann\n2,2.5,milk,bob\n3,1,milk,ann\n'],
    ['CRLF and blank lines', 'ann,tea,5\r\n\r\nbob,milk,2.5\r\nann,milk,1\r\n\r\n'],
    ['mixed line ends', 'ann,tea,5\nbob,milk,2.5\r\nann,milk,1\r'],
    ['a byte-order mark', '\ufeffuser,item,rating\nann,tea,5\nbob,milk,2.5\nann,milk,1\n'],
    ['quotes', '"ann","tea","5"\n"bob",milk,2.5\nann,"milk",1\n'],
    ['a line for spreadsheets', 'sep=;\r\nann;tea;5\r\nbob;milk;2.5\r\nann;milk;1\r\n'],
    ['a line for spreadsheets and a mark', '\ufeffSEP=,\nuser,item,rating\nann,tea,5\nbob,milk,2.5\nann,milk,1\n'],
    ['lines of empty cells', ',,\nuser,item,rating\nann,tea,5\n,,\nbob,milk,2.5\nann,milk,1\n,,\n"","",\n,,,,\n'],
    ['blanks around numbers', 'ann,tea, 5\nbob,milk,2.50 \nann,milk,+1e0\n'],
  ])('reads a file with %s', async (_, text) => expect(await ratings(text)).toEqual(three));

  it('reads decimal commas where it is told so', async () => {
    expect(await ratings('ann;tea;5\nbob;milk;2,5\nann;milk;+1,0e0\n', { decimal: ',' })).toEqual(three);
    expect(await ratings('user,item,rating\nann,tea,5\nbob,milk,"2,5"\nann,milk,"1,"', { decimal: ',' })).toEqual(
      three,
    );
    await expect(read('a,b,1', { decimal: ';' as never })).rejects.toThrow("decimal is '.' or ',', got ';'");
  });

  it('numbers rows and columns as their ids first appear, and keeps ids exactly', async () => {
    const { index, observations } = await read('user,item,rating\nZ,"b, ""x""\r\ny",1\n007, 7,2\n7,7 ,3\nZ,é𝛑,4\n');
    expect(index.toJSON()).toEqual({ rows: ['Z', '007', '7'], columns: ['b, "x"\r\ny', ' 7', '7 ', 'é𝛑'] });
    expect([observations.rows, observations.columns, observations.count]).toEqual([3, 4, 4]);
  });

  it('takes the columns, the delimiter and the header that it is told', async () => {
    const text = 'n,score,who,what\n1,5,ann,tea\n2,2.5,bob,milk\n3,1,ann,milk\n';
    expect(await ratings(text, { columns: { row: 'who', column: 'what', value: 'score' } })).toEqual(three);
    expect(await ratings(text, { columns: { row: 2, column: 3, value: 1 } })).toEqual(three);
    expect(await ratings(text, { columns: { row: 2, column: 'what' } })).toEqual(three);
    expect(await ratings('1,2,3\n4,5,6\n', { header: false })).toEqual({ '1|2': 3, '4|5': 6 });
    const years = 'user,item,1999\nann,tea,5\n';
    expect(await ratings(years, { header: true, columns: { value: 2 } })).toEqual({ 'ann|tea': 5 });
    expect(await ratings('ann tea 5\nbob milk 2.5\nann milk 1', { delimiter: ' ' })).toEqual(three);
    expect(await ratings('5" disc,x,1\n"a,b,2\n', { quotes: false })).toEqual({ '5" disc|x': 1, '"a|b': 2 });
  });

  it('goes by the delimiter that it is told, also below a line for spreadsheets', async () => {
    expect(await ratings('sep=;\nann,tea,5\nbob,milk,2.5\nann,milk,1\n', { delimiter: ',' })).toEqual(three);
    // Commas would be found, were it not for the first line.
    expect(await ratings('sep=;\na,x;b,y;1\nc,x;d,y;2\n')).toEqual({ 'a,x|b,y': 1, 'c,x|d,y': 2 });
  });

  it('does not mistake a delimiter within a cell for the one between cells', async () => {
    expect(await ratings('Doe, J; Roe\ta\t1\nAnn\tb\t2\n')).toEqual({ 'Doe, J; Roe|a': 1, 'Ann|b': 2 });
    expect(await ratings('"a;b;c";x,y;1\n"d";z;2\n')).toEqual({ 'a;b;c|x,y': 1, 'd|z': 2 });
  });

  it('reads Latin-1 and Windows-1252 when told so', async () => {
    const latin1 = Uint8Array.from(Buffer.from('café,naïve,3\n', 'latin1'));
    const { index } = await readTriplets([latin1], { encoding: 'latin1' });
    expect(index.toJSON()).toEqual({ rows: ['café'], columns: ['naïve'] });
    const excel = Uint8Array.from(Buffer.from('\x8akoda,5\x80,3\n', 'latin1'));
    const { index: letters } = await readTriplets([excel], { encoding: 'latin1' });
    expect(letters.toJSON()).toEqual({ rows: ['Škoda'], columns: ['5€'] });
  });

  it('merges pairs that come twice when told how', async () => {
    const text = 'a,x,1\nb,x,5\na,x,2\na,y,7\na,x,6\n';
    expect(await ratings(text, { duplicates: 'mean' })).toEqual({ 'a|x': 3, 'b|x': 5, 'a|y': 7 });
    expect(await ratings(text, { duplicates: 'last' })).toEqual({ 'a|x': 6, 'b|x': 5, 'a|y': 7 });
  });

  it('reads the same from a path and from pieces cut anywhere', async () => {
    const text = '\ufeffsep=,\r\nuser,item,rating\r\n"ann\r\né𝛑",tea,5\r\nbob,"m""i,lk",2.5\r\n,,\r\n';
    const path = join(mkdtempSync(join(tmpdir(), 'lowrank-triplets-')), 'ratings.csv');
    writeFileSync(path, text);
    const whole = await readTriplets(path);
    expect(whole.index.rowIds).toEqual(['ann\r\né𝛑', 'bob']);
    for (const size of [1, 2, 3, 5, 7]) {
      const all = bytes(text);
      const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, k) =>
        all.subarray(k * size, (k + 1) * size),
      );
      const cut = await readTriplets(pieces);
      expect([cut.index.toJSON(), cut.observations.values]).toEqual([whole.index.toJSON(), whole.observations.values]);
    }
  });

  it('reads back whatever was written with escapeCell', async () => {
    const id = fc.string({ unit: 'binary', maxLength: 8 }).map((text) => `x${text.replaceAll('\0', '')}`);
    const row = fc.tuple(id, id, fc.double({ noNaN: true, noDefaultInfinity: true }));
    const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: ([a, b]) => JSON.stringify([a, b]) });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', '\t', ';'), async (table, delimiter) => {
        const lines = table.map((cells) => cells.map((cell) => escapeCell(cell, { delimiter })).join(delimiter));
        const { observations, index } = await read(lines.join('\r\n'), { delimiter, header: false });
        expect(index.rowIds).toEqual([...new Set(table.map(([a]) => a))]);
        const found = Array.from(observations.values, (value, k) => [
          index.rowIds[observations.rowIndices[k]],
          index.columnIds[observations.columnIndices[k]],
          value + 0,
        ]);
        const key = (entry: unknown[]) => JSON.stringify(entry);
        expect(found.map(key).sort()).toEqual(table.map(([a, b, value]) => key([a, b, value + 0])).sort());
      }),
    );
  });

  it('reads a single rating', async () => expect(await ratings('a,b,3')).toEqual({ 'a|b': 3 }));

  it.each([
    ['an empty file', '', {}, 'EMPTY', undefined, 'ratings.csv: the file is empty'],
    ['blank lines only', '\r\n\n', {}, 'EMPTY', undefined, 'the file is empty'],
    ['a header only', 'user,item,rating\n', {}, 'EMPTY', 1, 'a header and no line below it'],
    ['a NaN', 'a,b,1\nc,d,NaN\n', {}, 'NON_FINITE', 2, 'ratings.csv, line 2: the rating is "NaN"'],
    ['a NaN in the first line', 'a,b,nan\n', {}, 'NON_FINITE', 1, 'expected a finite number'],
    ['an infinity', 'a,b,1\nc,d,-Infinity\n', {}, 'NON_FINITE', 2, '"-Infinity"'],
    ['a number beyond all bounds', 'a,b,1\n\nc,d,1e999\n', {}, 'NON_FINITE', 3, '"1e999"'],
    ['text for a number', 'user,item,rating\na,b,four\n', {}, 'NUMBER', 2, 'the rating is "four"; expected a number'],
    ['a hexadecimal number', 'a,b,1\nc,d,0x10\n', {}, 'NUMBER', 2, '"0x10"'],
    ['a decimal comma', 'a;b;3,5\nc;d;1\n', {}, 'DECIMAL', 1, "expected a number such as 3.5. Pass decimal: ','"],
    ['a point among commas', 'a;b;3,5\nc;d;1.5\n', { decimal: ',' }, 'DECIMAL', 2, "such as 3,5. Pass decimal: '.'"],
    [
      'thousands',
      'c;d;1\na;b;1.000,5\n',
      { decimal: ',' },
      'NUMBER',
      2,
      'the rating is "1.000,5"; expected a number such as 3,5. Write it without separators of thousands.',
    ],
    ['thousands, with the other mark', 'a;b;1.000,5\n', {}, 'NUMBER', 1, 'such as 3.5. Write it without separators of'],
    [
      'thousands of points',
      'a;b;1,000.5\n',
      {},
      'NUMBER',
      1,
      '"1,000.5"; expected a number such as 3.5. Write it without',
    ],
    ['millions', "c;d;1\na;b;1'000'000\n", {}, 'NUMBER', 2, 'Write it without separators of thousands'],
    ['what may be a fraction', 'a;b;1,000\n', {}, 'DECIMAL', 1, "Pass decimal: ','"],
    ['a fault below a line for spreadsheets', 'sep=;\na;b;1\nc;d;x\n', {}, 'NUMBER', 3, '"x"'],
    ['a quote below a line for spreadsheets', 'sep=;\na;b;1\nc;"d;1\n', {}, 'QUOTE', 3, 'never closed'],
    ['a line for spreadsheets alone', 'sep=;\n', {}, 'EMPTY', undefined, 'the file is empty'],
    ['a fault below empty cells', 'a,b,1\n,,\nc,d,x\n', {}, 'NUMBER', 3, '"x"'],
    ['no rating', 'a,b,1\nc,d,\n', {}, 'NUMBER', 2, 'the rating is empty'],
    ['a column too few', 'a,b,1\nc,1\n', {}, 'CELLS', 2, 'has 2 cells; expected 3, as in line 1'],
    ['a column too many', '"a\n",b,1\nc,d,e,1\n', {}, 'CELLS', 3, 'has 4 cells; expected 3'],
    ['two columns', 'a,b\nc,d\n', {}, 'COLUMNS', 1, 'has 2 cells; expected 3: row, column, value'],
    ['a header without users', 'when,item,rating\n1,a,3\n', {}, 'COLUMNS', 1, 'no column has a name known for the row'],
    ['two users', 'user,user_id,item,rating\n', { header: true }, 'COLUMNS', 1, '"user" and "user_id" could each be'],
    ['a name that is not there', 'a,b,c\n', { columns: { row: 'd' } }, 'COLUMNS', 1, 'no column is called "d"'],
    ['a name twice', 'a,a,c\n', { columns: { row: 'a' } }, 'COLUMNS', 1, '2 columns are called "a"'],
    ['a pair twice', 'a,b,1\nc,d,2\na,b,3\na,b,4\n', {}, 'DUPLICATE', 3, 'rated here and in line 1'],
    ['an empty id', 'a,b,1\n,d,2\n', {}, 'EMPTY_ID', 2, 'the row id is empty'],
    ['no delimiter', 'abc\ndef\n', {}, 'DELIMITER', 1, 'Pass the delimiter'],
    ['an open quote', 'a,b,1\nc,"d,2\ne,f,3\n', {}, 'QUOTE', 2, 'opened and never closed'],
    ['a quote within a cell', 'a,b,1\nc,5" disc,2\n', {}, 'QUOTE', 2, 'stands within a cell'],
    ['text after a quote', 'a,b,1\n"c"d,e,2\n', {}, 'QUOTE', 2, 'stands within a cell'],
    ['a long line', `a,b,1\n${'x'.repeat(60)},b,1\n`, { maximumLine: 50 }, 'LONG_LINE', 2, 'more than 50 bytes'],
    [
      'an open quote in a long file',
      `a,b,1\n"${'x,y,1\n'.repeat(20)}`,
      { maximumLine: 50 },
      'LONG_LINE',
      2,
      'never closed',
    ],
    ['a NUL', 'a,b,1\nc\0,d,2\n', {}, 'BINARY', 2, 'byte 7 is NUL'],
    ['too many rows', 'a,b,1\nb,b,2\nc,b,3\n', { maximumIds: 2 }, 'TOO_LARGE', 3, '"c" is one more than 2'],
    ['two faults', 'a,b,1\nc,d,x\ne,"f,3\n', {}, 'NUMBER', 2, '"x"'],
  ] as [string, string, TripletOptions, string, number | undefined, string][])(
    'refuses %s',
    async (_, text, options, code, line, message) => {
      const error = await read(text, { name: 'ratings.csv', ...options }).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(isLowrankError(error, `LOWRANK_TABLE_${code}`), String(error)).toBe(true);
      expect(error).toMatchObject({ file: 'ratings.csv', line });
      expect(String(error)).toContain(message);
    },
  );

  it('says where bytes are not UTF-8, and what to do', async () => {
    const latin1 = Uint8Array.from(Buffer.from('a,b,1\ncafé,d,2\n', 'latin1'));
    for (const pieces of [[latin1], Array.from(latin1, (byte) => Uint8Array.of(byte))]) {
      const error = await readTriplets(pieces, { name: 'x' }).catch((reason: unknown) => reason);
      expect(isLowrankError(error, 'LOWRANK_TABLE_ENCODING')).toBe(true);
      expect(String(error)).toContain('x, line 2: byte 9 is 0xe9, which is not UTF-8 there');
      expect(String(error)).toContain("encoding: 'latin1'");
    }
    const cut = bytes('a,b,1\né,d,2').subarray(0, 7);
    await expect(readTriplets([cut])).rejects.toThrow(/line 2: byte 6 is 0xc3/);
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffa,b,1', 'utf16le'), 'Save it as UTF-8'],
    ['gzip', gzipSync('a,b,1\n'), 'Unpack it first'],
    ['a zip archive', testZip([{ name: 'a', content: 'a,b,1' }]), 'save the spreadsheet as "CSV UTF-8"'],
  ])('says what to do with %s', async (_, content, advice) => {
    for (const pieces of [[content], Array.from(content, (byte) => Uint8Array.of(byte))]) {
      const error = await readTriplets(pieces).catch((reason: unknown) => reason);
      expect(isLowrankError(error, 'LOWRANK_TABLE_BINARY')).toBe(true);
      expect(String(error)).toContain(advice);
    }
  });

  it('closes its source, be it read to the end or not', async () => {
    const long = 'a;b;1\n'.repeat(50_000);
    for (const [text, options] of [
      ['a,b,1\nc,d,2\n', {}],
      [`${long}x`, {}],
      [`a;b;x\n${long}`, { header: false }],
      [`${'abc\n'.repeat(50_000)}`, {}],
    ] as const) {
      let closed = 0;
      const source = (async function* () {
        try {
          for (let k = 0; k < text.length; k += 1000) yield bytes(text.slice(k, k + 1000));
        } finally {
          closed++;
        }
      })();
      await readTriplets(source, { duplicates: 'last', ...options }).catch(() => undefined);
      expect(closed).toBe(1);
    }
  });

  it('says which file is not there', async () => {
    const error = await readTriplets('/nowhere/ratings.csv').catch((reason: unknown) => reason);
    expect(isLowrankError(error, 'LOWRANK_FILE')).toBe(true);
    expect(String(error)).toMatch(/\/nowhere\/ratings\.csv: can't be read: ENOENT/);
    await expect(readTriplets(tmpdir())).rejects.toThrow(/can't be read: EISDIR/);
  });

  it('shows no control characters of a file in a message', async () => {
    const error = await read('a,b,1\nc,d,\u001b[31m\u009b\u202e\n').catch((reason: unknown) => reason);
    expect(String(error)).toContain('"\\u001b[31m\\u009b\\u202e"');
  });

  it.each([
    [{ duplicates: 'first' as never }, "duplicates is one of 'error', 'mean', 'last', got 'first'"],
    [{ maximumIds: 0 }, 'maximumIds must be a whole number from 1'],
    [{ maximumLine: -1 }, 'maximumLine must be'],
    [{ encoding: 'utf-16' as never }, "encoding must be 'utf-8' or 'latin1', got 'utf-16'"],
    [{ delimiter: '"' }, 'delimiter must be'],
    [{ delimiter: '' }, 'delimiter must be'],
    [{ header: false, columns: { row: 'a' } }, 'columns are given by name, but header is false'],
    [{ columns: { value: 0 } }, 'row and value are both column 0'],
    [{ columns: { row: -1 } }, 'whole number from 0, got -1 for row'],
  ] as [TripletOptions, string][])('refuses the options %j', async (options, text) => {
    const error = await read('1,2,3\n', options).catch((reason: unknown) => reason);
    expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
    expect(String(error)).toContain(text);
  });

  it('refuses text in place of bytes', async () => {
    await expect(readTriplets(['a,b,1'] as never)).rejects.toThrow(/Encode text with TextEncoder/);
  });
});
