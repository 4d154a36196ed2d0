import { Observations } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { inspect } from './inspect.js';
import { entries, lowRank, ratings } from './test-data.js';

const codes = (observations: Parameters<typeof inspect>[0]) => inspect(observations).warnings.map(({ code }) => code);

describe('inspect', () => {
  it('has nothing to say where all is well', () => expect(codes(lowRank.observations)).toEqual([]));

  it('counts rows and columns without entries', () => {
    const { warnings } = inspect(
      entries(3, 4, [
        [0, 0, 1],
        [0, 1, 2],
        [1, 0, 3],
        [1, 1, 5],
      ]),
    );
    expect(warnings.map(({ message }) => message)).toEqual([
      '1 of 3 rows without an entry, predicted by mean and bias of the column.',
      '2 of 4 columns without an entry, predicted by mean and bias of the row.',
    ]);
  });

  it('finds blocks of entries that nothing connects, and too few entries', () => {
    const two = entries(4, 4, [
      [0, 0, 1],
      [0, 1, 2],
      [1, 0, 3],
      [1, 1, 4],
      [2, 2, 5],
      [2, 3, 6],
      [3, 2, 7],
      [3, 3, 8],
    ]);
    expect(codes(two)).toEqual(['disconnected']);
    expect(inspect(two).warnings[0].message).toContain('2 blocks');
    expect(
      codes(
        entries(2, 2, [
          [0, 0, 1],
          [1, 1, 2],
        ]),
      ),
    ).toEqual(['disconnected', 'few-entries']);
  });

  it('names values far from all others', () => {
    const { values } = ratings;
    const typo = Observations.from({
      ...ratings,
      rows: 40,
      columns: 30,
      values: values.map((x, k) => (k === 7 ? 55 : x)),
    });
    expect(inspect(typo).warnings.map(({ code, message }) => [code, message])).toEqual([
      [
        'outliers',
        expect.stringMatching(/^1 value lies far from all others: 55, where half of all are between \d and \d/),
      ],
    ]);
  });

  it('measures how far the mean lies from 0', () => {
    const pair = (a: number, b: number) =>
      inspect(
        entries(1, 2, [
          [0, 0, a],
          [0, 1, b],
        ]),
      ).offset;
    expect(pair(-1, 1)).toBe(0);
    expect(pair(9, 11)).toBeCloseTo(10, 12);
    expect(pair(-9e200, -11e200)).toBeCloseTo(10, 12);
    expect(pair(0, 0)).toBe(Infinity);
  });

  it('knows values that are all the same', () => {
    expect(
      inspect(
        entries(1, 2, [
          [0, 0, 3],
          [0, 1, 3],
        ]),
      ),
    ).toMatchObject({ constant: true });
    expect(inspect(ratings).constant).toBe(false);
  });

  it('takes a hundred multiples of a half for ratings, and nothing else', () => {
    expect(inspect(ratings).rated).toBe(true);
    expect(inspect(lowRank.observations).rated).toBe(false);
    expect(
      inspect(
        entries(1, 3, [
          [0, 0, 1],
          [0, 1, 2],
          [0, 2, 3],
        ]),
      ).rated,
    ).toBe(false);
  });
});
