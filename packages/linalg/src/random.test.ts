import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from './random.js';

const draws = (length: number, draw: () => number) => Float64Array.from({ length }, draw);
const mean = (x: Float64Array) => x.reduce((sum, value) => sum + value, 0) / x.length;
const moment = (x: Float64Array, power: number) => mean(x.map((value) => value ** power));

describe('the stream of a seed', () => {
  test('never changes: these numbers are frozen', () => {
    const stream = random(42, 'data');
    expect([stream.uniform(), stream.uniform(), stream.normal(), stream.normal(), stream.integer(1000)]).toEqual([
      0.7597284837783347, 0.9538302366907941, 1.8957451260099278, -1.18533574545858, 169,
    ]);
    expect(random('photograph', 'mask').sample(5, 100)).toEqual(Int32Array.of(22, 26, 51, 62, 84));
    expect(random(1).shuffle([0, 1, 2, 3, 4, 5])).toEqual([5, 0, 1, 4, 2, 3]);
  });

  test('is the same for a number and its text', () => {
    expect(random(7, 'data').uniform()).toBe(random('7', 'data').uniform());
    expect(random(0.5).uniform()).toBe(random('0.5').uniform());
  });

  test('is another one for every seed and axis, however the two are spelled together', () => {
    const names: [string, string][] = [
      ['1', 'data'],
      ['1', 'mask'],
      ['1', ''],
      ['2', 'data'],
      ['data', '1'],
      ['1data', ''],
      [':1', 'data'],
      ['1', 'data:'],
    ];
    expect(new Set(names.map(([seed, axis]) => random(seed, axis).uniform())).size).toBe(names.length);
  });

  test('is uncorrelated with those of other axes and neighbouring seeds', () => {
    // The correlation of n independent pairs has standard deviation 1 / sqrt(n); 5 of them allowed.
    const n = 20_000;
    const streams = [
      random(1, 'data'),
      random(1, 'mask'),
      random(1, 'initialisation'),
      random(2, 'data'),
      random(3, 'data'),
    ].map((stream) => draws(n, stream.normal));
    streams.forEach((a, i) => {
      for (const b of streams.slice(0, i)) {
        expect(Math.abs(mean(a.map((value, k) => value * b[k])))).toBeLessThan(5 / Math.sqrt(n));
      }
    });
  });

  test('refuses a seed that is not a number', () => {
    expect(() => random(Number.NaN)).toThrow('random: expected a finite number or a string as seed, got NaN.');
  });
});

// Bounds on moments of n draws: 5 standard deviations of the estimate.
test('uniform numbers have the moments of [0, 1) and 53 bits', () => {
  const n = 100_000;
  const x = draws(n, random(3).uniform);
  expect(Math.abs(mean(x) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
  expect(Math.abs(moment(x, 2) - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / n));
  expect(x.every((value) => value >= 0 && value < 1 && Number.isInteger(value * 2 ** 53))).toBe(true);
  expect(x.some((value) => (value * 2 ** 53) % 2 === 1)).toBe(true);
});

test('normal numbers have the moments 0, 1, 0, 3 and tails', () => {
  const n = 100_000;
  const x = draws(n, random(4).normal);
  expect(Math.abs(mean(x))).toBeLessThan(5 * Math.sqrt(1 / n));
  expect(Math.abs(moment(x, 2) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
  expect(Math.abs(moment(x, 3))).toBeLessThan(5 * Math.sqrt(15 / n));
  expect(Math.abs(moment(x, 4) - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
  const beyondTwo = x.filter((value) => Math.abs(value) > 2).length / n;
  expect(Math.abs(beyondTwo - 0.0455)).toBeLessThan(5 * Math.sqrt(0.0455 / n));
});

describe('whole numbers', () => {
  test('are equally likely by the chi-squared test', () => {
    const below = 10;
    const n = 50_000;
    const counts = new Float64Array(below);
    const stream = random(5);
    for (let i = 0; i < n; i++) counts[stream.integer(below)]++;
    const chiSquared = counts.reduce((sum, count) => sum + (count - n / below) ** 2 / (n / below), 0);
    expect(chiSquared).toBeLessThan(33.7); // the 99.99 % point at 9 degrees of freedom
  });

  test('have no bias where the bound does not divide 2^32', () => {
    // A plain remainder would give the lower third twice as often as the rest: a mean of 0.417 instead of 1/2.
    const below = 3 * 2 ** 30;
    const stream = random(6);
    const x = draws(20_000, () => stream.integer(below) / below);
    expect(Math.abs(mean(x) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / x.length));
  });

  test('reach beyond 32 bits', () => {
    const stream = random(6);
    const x = draws(20_000, () => stream.integer(2 ** 53) / 2 ** 53);
    expect(Math.abs(mean(x) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / x.length));
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 54])('refuse the bound %d', (below) => {
    expect(() => random(1).integer(below)).toThrow('random: integer expected a whole number from 1 to');
  });
});

describe('shuffle', () => {
  test('changes its argument in place and returns it', () => {
    const array = Int32Array.from({ length: 50 }, (_, i) => i);
    expect(random(8).shuffle(array)).toBe(array);
    expect(array).not.toEqual(array.toSorted());
    expect(array.toSorted()).toEqual(Int32Array.from({ length: 50 }, (_, i) => i));
  });

  test('makes every order equally likely by the chi-squared test', () => {
    const stream = random(9);
    const counts: Record<string, number> = {};
    for (let i = 0; i < 24_000; i++) {
      const order = stream.shuffle([0, 1, 2, 3]).join('');
      counts[order] = (counts[order] ?? 0) + 1;
    }
    expect(Object.keys(counts)).toHaveLength(24);
    const chiSquared = Object.values(counts).reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquared).toBeLessThan(59.3); // the 99.995 % point at 23 degrees of freedom, rounded up
  });
});

describe('a sample', () => {
  test('has as many different ascending members as asked, all in range', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(), (a, b, seed) => {
        const [count, below] = [Math.min(a, b), Math.max(a, b)];
        const members = random(seed).sample(count, below);
        expect(members).toHaveLength(count);
        members.forEach((member, k) => {
          expect(member).toBeGreaterThan(k === 0 ? -1 : members[k - 1]);
          expect(member).toBeLessThan(below);
        });
      }),
    );
  });

  test('takes every member equally often', () => {
    const stream = random(10);
    const counts = new Float64Array(40);
    for (let i = 0; i < 10_000; i++) for (const member of stream.sample(10, 40)) counts[member]++;
    // Each count is binomial with n = 10000, p = 1/4.
    for (const count of counts) expect(Math.abs(count - 2500)).toBeLessThan(5 * Math.sqrt(10_000 * 0.25 * 0.75));
  });

  test('may be everything or nothing', () => {
    expect(random(1).sample(4, 4)).toEqual(Int32Array.of(0, 1, 2, 3));
    expect(random(1).sample(0, 4)).toEqual(new Int32Array(0));
  });

  test('refuses more members than there are', () => {
    expect(() => random(1).sample(5, 4)).toThrow('random: sample expected a whole number from 0 to 4 as count, got 5.');
  });
});
