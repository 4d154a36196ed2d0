import { isLowrankError, type Random, random } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { openArchive } from './archive.js';
import { readPairs } from './read-pairs.js';
import { readTriplets } from './read-triplets.js';
import { testZip } from './test-zip.js';

const tables = [
  'user,item,rating\nann,tea,5\nbob,"milk, cold",2.5\ncid,"say ""hi""\r\nthere",-1e-3\n',
  '\ufeffuser_id;movie_id;score;when\r\né𝛑;1;4;9\r\n2;1;3;9\r\n2;3;NaN;9\r\n',
  '1\t2\t3\t881250949\n1\t3\t4\t881250949\n2\t2\t1\t881250949\n',
  '1::2::3::9\n1::3::4::9\n\n2::2::1::9\n',
  'sep=;\r\nuser;item;rating\r\nann;tea, hot;1.000,5\r\nbob;tea;2\r\n;;\r\n',
].map((text) => Buffer.from(text));

/** What breaks parsers: delimiters, quotes, line ends, marks, numbers at the edge, bytes that are no text. */
const fragments = [
  '"',
  '""',
  ',',
  '\t',
  ';',
  '::',
  '|',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\ufeff',
  "'",
  '=',
  '-',
  '1e999',
  'sep=;\n',
  'sep=\t\r\n',
  ';;',
  'NaN',
]
  .map((text) => Buffer.from(text))
  .concat([Buffer.of(0xff), Buffer.of(0xc3), Buffer.of(0xe2, 0x82), Buffer.of(0xed, 0xa0, 0x80), Buffer.of(0x80)]);

/** One to four changes: a byte altered, a piece cut out, doubled or inserted, the end cut off. */
function mutated(original: Buffer, stream: Random): Buffer {
  let bytes = Buffer.from(original);
  for (let change = stream.integer(4); change >= 0; change--) {
    const at = stream.integer(bytes.length + 1);
    const end = Math.min(bytes.length, at + stream.integer(12));
    const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
    const kind = stream.integer(6);
    if (kind === 0) bytes = Buffer.concat([before, Buffer.of(stream.integer(256)), after]);
    else if (kind === 1) bytes = Buffer.concat([before, after]);
    else if (kind === 2) bytes = Buffer.concat([before, piece, piece, after]);
    else if (kind === 3) bytes = Buffer.from(before);
    else bytes = Buffer.concat([before, fragments[stream.integer(fragments.length)], piece, after]);
  }
  return bytes;
}

/** Whether the attempt went through; anything but an error of the family fails the test. */
async function survives(attempt: Promise<unknown>, input: Buffer): Promise<boolean> {
  try {
    await attempt;
    return true;
  } catch (error) {
    if (isLowrankError(error)) return false;
    throw new Error(`${error} on ${JSON.stringify(input.toString('latin1'))}`, { cause: error });
  }
}

describe('mutated input', () => {
  it('of tables is read or refused with an error of the family, 100,000 times', async () => {
    const stream = random('fuzz', 'tables');
    const outcomes = { read: 0, refused: 0 };
    for (let k = 0; k < 100_000; k++) {
      const bytes = mutated(tables[k % tables.length], stream);
      const cut = stream.integer(bytes.length + 1);
      const pieces = [bytes.subarray(0, cut), bytes.subarray(cut)];
      const options = {
        quotes: stream.integer(8) > 0,
        encoding: stream.integer(8) > 0 ? ('utf-8' as const) : ('latin1' as const),
        maximumLine: stream.integer(8) > 0 ? 1048576 : 40,
      };
      const read =
        k % 5 === 4
          ? readPairs(pieces, options)
          : readTriplets(pieces, { ...options, duplicates: k % 2 === 0 ? 'error' : 'mean' });
      outcomes[(await survives(read, bytes)) ? 'read' : 'refused']++;
    }
    // Both must happen often, or the mutations are too wild or too tame to find anything.
    expect(outcomes.read).toBeGreaterThan(10_000);
    expect(outcomes.refused).toBeGreaterThan(10_000);
  });

  it('of archives is read or refused with an error of the family, 10,000 times', async () => {
    const archive = testZip([
      { name: 'ml-100k/u.data', content: '1\t2\t3\n'.repeat(50) },
      { name: 'ml-100k/README', content: 'read me', stored: true },
    ]);
    const stream = random('fuzz', 'archives');
    const outcomes = { read: 0, refused: 0 };
    for (let k = 0; k < 10_000; k++) {
      let bytes: Buffer = Buffer.from(archive);
      if (k % 2 === 0) bytes = mutated(archive, stream);
      else
        for (let change = stream.integer(3); change >= 0; change--)
          bytes[stream.integer(bytes.length)] = stream.integer(256);
      const read = async () => {
        const { names, read: member } = await openArchive(bytes, 'fuzz.zip');
        for (const name of names) await member(name);
      };
      outcomes[(await survives(read(), bytes)) ? 'read' : 'refused']++;
    }
    expect(outcomes.read).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(5_000);
  });
});
