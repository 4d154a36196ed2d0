import { describe, expect, it } from 'vitest';
import { parseEncoding } from './completion-options.js';

describe('parseEncoding', () => {
  it.each([
    ['utf-8', 'utf-8'],
    ['utf8', 'utf-8'],
    ['UTF-8', 'utf-8'],
    ['latin1', 'latin1'],
    ['Latin-1', 'latin1'],
    ['ISO-8859-1', 'latin1'],
    ['windows-1252', 'latin1'],
    ['Windows-1252', 'latin1'],
    ['CP1252', 'latin1'],
  ])('takes %s as %s', (name, encoding) => expect(parseEncoding(name)).toBe(encoding));

  it.each(['utf-16', 'cp1250', ''])('refuses "%s" and says what there is', (name) => {
    expect(() => parseEncoding(name)).toThrow('Expected utf-8, latin1 or windows-1252.');
  });
});
