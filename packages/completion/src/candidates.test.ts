import { describe, expect, it } from 'vitest';
import { candidatesFor } from './candidates.js';

const cheap = { rows: 60, columns: 50 };
/** 1e12 multiply-adds are 232 updates here, and 3284 at the size of MovieLens 100K. */
const [dear, large] = [
  { rows: 6040, columns: 3706 },
  { rows: 943, columns: 1682 },
];
const about = (shape: typeof cheap, offset: number) =>
  candidatesFor(shape, offset, undefined)
    .slice(4)
    .map(({ name }) =>
      name
        .replace('low rank', '')
        .replace(/^, /, '0: ')
        .replace(/^ about the mean, /, 'mean: '),
    );
const three = (centre: string) => ['much noise', 'some noise', 'hardly noise'].map((noise) => `${centre}: ${noise}`);

describe('candidatesFor', () => {
  it('begins with what is simple', () => {
    expect(candidatesFor(cheap, 0, undefined).slice(0, 4)).toMatchObject([
      { name: 'mean', steps: 0 },
      { name: 'biases', steps: 0 },
      { name: 'biases, less damped', steps: 0 },
      { name: 'low rank and biases', steps: 500 },
    ]);
  });

  it('is about 0 where the mean is near, about the mean where it is far, and about both between', () => {
    expect(about(cheap, 0.2)).toEqual(three('0'));
    expect(about(cheap, 0.4)).toEqual([...three('0'), ...three('mean')]);
    expect(about(cheap, 9)).toEqual([...three('0'), ...three('mean')]);
    expect(about(cheap, 11)).toEqual(three('mean'));
    expect(about(cheap, Infinity)).toEqual(three('mean'));
  });

  it('tries one of them, and less, where work is dear', () => {
    expect(about(large, 1)).toEqual(['0: some noise', '0: hardly noise']);
    expect(about(large, 3)).toEqual(['mean: some noise', 'mean: hardly noise']);
    expect(about(dear, 3)).toEqual(['mean: some noise']);
    expect(candidatesFor(dear, 3, undefined).map(({ steps }) => steps)).toEqual([0, 0, 0, 232, 232]);
  });
});
