import { describe, expect, it } from 'vitest';
import { nearest, quote, unknownName } from './nearest.js';

describe('unknownName', () => {
  it('names the nearest and lists the known', () => {
    expect(unknownName('optimizer', 'adma', ['adam', 'muon'])).toBe(
      'unknown optimizer "adma"; the nearest is "adam". Known: adam, muon.',
    );
  });

  it('names none where none is near', () => {
    expect(unknownName('optimizer', 'momentum', ['adam'])).toBe('unknown optimizer "momentum". Known: adam.');
    expect(unknownName('optimizer', 'adma', [])).toBe('unknown optimizer "adma". There are none here.');
    expect(nearest('lerningRate', ['learningRate', 'beta1'])).toBe('learningRate');
    expect(nearest('hold', ['cosineDecay', 'holdThenDecay'])).toBe('holdThenDecay');
  });

  it('says so where a path or another type stands for a name', () => {
    expect(unknownName('optimizer', './adam.js', ['adam'])).toMatch(/expected the name of an optimizer, got the path/);
    expect(unknownName('penalty', 3, ['ratio'])).toBe('expected the name of a penalty, got 3. Known: ratio.');
  });
});

describe('quote', () => {
  it('shows NaN, undefined and long values on one short line', () => {
    expect(quote(Number.NaN)).toBe('NaN');
    expect(quote(undefined)).toBe('undefined');
    expect(quote('x'.repeat(100))).toHaveLength(60);
  });
});
