import { describe, expect, it } from 'vitest';
import { detectDelimiter } from './detect-delimiter.js';

describe('detectDelimiter', () => {
  it.each([
    ['a,b,1\nc,d,2\n', ','],
    ['a\tb\t1\n', '\t'],
    ['a;b;3,5\nc;d;2,5\n', ';'],
    ['a|b|1', '|'],
    ['1::2::3::4\n', '::'],
    ['Doe, J., Jr.;x;3\nRoe, A;y;2\n', ';'],
    ['"a;b;c;d",x,1\r\n"e",y,2\r\n', ','],
    ['"a\n;;;;\nb",x,1\nc,y,2\n', ','],
    ['a,b,1\nbroken line\nc,d,2\n', ','],
    ['\n\r\na\tb, c\t1\n', '\t'],
    ['user,item,rating', ','],
    ['a "quoted, word" b\tc\t1\nd\te\t2\n', '\t'],
    ['nothing here\n', undefined],
    ['', undefined],
  ])('of %j is %j', (text, delimiter) => expect(detectDelimiter(text, true)).toBe(delimiter));

  it('looks into quotes where they are ordinary characters', () => {
    expect(detectDelimiter('"a;b;c"\n"d;e;f"\n', false)).toBe(';');
    expect(detectDelimiter('"a;b;c"\n"d;e;f"\n', true)).toBeUndefined();
  });

  it('does not stumble over a quote that never ends', () => {
    expect(detectDelimiter(`a,b,1\nc,"${'x,"",;'.repeat(10_000)}`, true)).toBe(',');
  });
});
