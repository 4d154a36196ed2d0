import { isUtf8 } from 'node:buffer';
import { TableError } from './errors.js';
import { firstUndefined, fromWindows1252 } from './windows-1252.js';

/** Encodings that a table may be in; `'latin1'` is Latin-1 or Windows-1252, of which it is a part. */
export type Encoding = 'utf-8' | 'latin1';

const lineFeed = 10;

/** What is wrong with a byte, and what to do. */
const faults: Readonly<Record<Encoding, readonly [string, string]>> = {
  'utf-8': ['not UTF-8 there', "Save the file as UTF-8, or pass encoding: 'latin1' if it is Latin-1 or Windows-1252."],
  latin1: ['no character of Windows-1252', 'Find out which encoding the file is in, and save it as UTF-8.'],
};

/**
 * The bytes of a text as UTF-8 without byte-order mark, in pieces that end between two characters. Anything that is not
 * text in the encoding is refused, with its line and place.
 */
export async function* checkedText(
  chunks: AsyncIterable<Uint8Array>,
  { file, encoding }: { readonly file: string; readonly encoding: Encoding },
): AsyncGenerator<Uint8Array> {
  let [rest, offset, line] = [new Uint8Array(0), 0, 1];

  function* checked(bytes: Uint8Array): Generator<Uint8Array> {
    if (offset === 0) refuseOtherFormats(bytes, file);
    const nul = bytes.indexOf(0);
    if (nul >= 0) {
      throw new TableError('LOWRANK_TABLE_BINARY', {
        file,
        line: line + lineFeeds(bytes.subarray(0, nul)),
        problem: `byte ${offset + nul} is NUL, so this is not a text; expected CSV or TSV`,
        advice: 'Export the table as text, unpacked and in UTF-8.',
      });
    }
    const bad = encoding === 'latin1' ? firstUndefined(bytes) : isUtf8(bytes) ? -1 : firstInvalid(bytes);
    if (bad >= 0) {
      const [trouble, advice] = faults[encoding];
      throw new TableError('LOWRANK_TABLE_ENCODING', {
        file,
        line: line + lineFeeds(bytes.subarray(0, bad)),
        problem: `byte ${offset + bad} is 0x${bytes[bad].toString(16).padStart(2, '0')}, which is ${trouble}`,
        advice,
      });
    }
    const mark = offset === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    offset += bytes.length;
    line += lineFeeds(bytes);
    const text = mark > 0 ? bytes.subarray(mark) : bytes;
    if (text.length > 0) yield encoding === 'latin1' ? Buffer.from(fromWindows1252(text)) : text;
  }

  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    // The first piece must show which format it begins.
    const whole = offset === 0 && bytes.length < 4 ? 0 : encoding === 'latin1' ? bytes.length : wholeLength(bytes);
    rest = Uint8Array.from(bytes.subarray(whole));
    if (whole > 0) yield* checked(bytes.subarray(0, whole));
  }
  if (rest.length > 0) yield* checked(rest);
}

/** How files begin that are often taken for text. */
const otherFormats: readonly (readonly [string, string, string])[] = [
  ['fffe', 'text in UTF-16', 'Save it as UTF-8 ("CSV UTF-8" in a spreadsheet).'],
  ['feff', 'text in UTF-16', 'Save it as UTF-8 ("CSV UTF-8" in a spreadsheet).'],
  ['1f8b', 'packed with gzip', 'Unpack it first.'],
  ['504b0304', 'a zip archive or a spreadsheet', 'Unpack it, or save the spreadsheet as "CSV UTF-8".'],
];

function refuseOtherFormats(bytes: Uint8Array, file: string): void {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const format = otherFormats.find(([signature]) => start.startsWith(signature));
  if (format === undefined) return;
  const [, what, advice] = format;
  throw new TableError('LOWRANK_TABLE_BINARY', { file, problem: `this is ${what}; expected CSV or TSV`, advice });
}

/** How many bytes remain when a character that is cut at the end is left out. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte >= 0x80 && byte < 0xc0) continue;
    return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function firstInvalid(bytes: Uint8Array): number {
  for (let k = 0; k < bytes.length; ) {
    const length = sequenceLength(bytes[k]);
    if (k + length > bytes.length || !isUtf8(bytes.subarray(k, k + length))) return k;
    k += length;
  }
  return bytes.length;
}

const sequenceLength = (lead: number) => (lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

function lineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let k = bytes.indexOf(lineFeed); k >= 0; k = bytes.indexOf(lineFeed, k + 1)) count++;
  return count;
}
