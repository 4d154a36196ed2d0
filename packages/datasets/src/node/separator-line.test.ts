import { describe, expect, it } from 'vitest';
import { separatorLine } from './separator-line.js';

describe('separatorLine', () => {
  it.each([
    ['sep=;\na;b;1\n', ';', 6],
    ['sep=,\r\na,b,1\r\n', ',', 7],
    ['SEP=\t\ra\tb\t1\r', '\t', 6],
    ['sep=§\na§b§1', '§', 7],
    ['sep=|', '|', 5],
  ])('of %j is of %j and %i bytes', (text, delimiter, bytes) => {
    expect(separatorLine(text)).toEqual({ delimiter, bytes });
  });

  it.each(['', 'sep=\na', 'sep=;;\n', 'sep=;a\n', 'sep=x\n', 'sep="\n', '\nsep=;\n', ' sep=;\n', 'a\nsep=;\n'])(
    'is not in %j',
    (text) => expect(separatorLine(text)).toBeUndefined(),
  );
});
