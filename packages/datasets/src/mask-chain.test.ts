import { random } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { lineCounts, type Mask, repair, walk } from './mask-chain.js';

const masks = (rows: number, columns: number, count: number, minimum: number): string[] =>
  Array.from({ length: 2 ** (rows * columns) }, (_, bits) =>
    Array.from({ length: rows * columns }, (_, cell) => cell).filter((cell) => (bits >> cell) & 1),
  )
    .filter((cells) => cells.length === count)
    .filter((cells) => shortest({ rows, columns, cells: Int32Array.from(cells) }) >= minimum)
    .map(String);

function shortest(mask: Mask): number {
  const { inRow, inColumn } = lineCounts(mask);
  return Math.min(...inRow, ...inColumn);
}

const diagonal = (size: number, width: number): Mask => ({
  rows: size,
  columns: size,
  cells: Int32Array.from({ length: size * width }, (_, k) => {
    const i = Math.floor(k / width);
    return i * size + ((i + (k % width)) % size);
  }),
});

describe('the chain of masks', () => {
  it.each([
    [3, 3, 4, 1],
    [3, 3, 3, 1],
    [4, 4, 8, 2],
    [2, 4, 5, 1],
    [3, 4, 8, 2],
  ])('reaches every %i x %i mask of %i cells with %i a line, each equally often', (rows, columns, count, minimum) => {
    const expected = masks(rows, columns, count, minimum);
    const counts = new Map(expected.map((mask) => [mask, 0]));
    const samples = 200 * expected.length;
    const stream = random(0, 'test');
    let mask = repair({ rows, columns, cells: stream.sample(count, rows * columns) }, minimum, stream);
    for (let k = 0; k < samples; k++) {
      mask = walk(mask, minimum, 40, stream);
      const key = String(mask.cells.slice().sort());
      expect(counts.has(key)).toBe(true);
      counts.set(key, counts.get(key)! + 1);
    }
    let chiSquare = 0;
    for (const observed of counts.values()) chiSquare += (observed - 200) ** 2 / 200;
    // Chi-square with N - 1 degrees of freedom: mean N - 1, variance 2 (N - 1); five deviations.
    const freedom = expected.length - 1;
    expect(Math.abs(chiSquare - freedom)).toBeLessThan(5 * Math.sqrt(2 * freedom));
  });

  it('forgets a mask in which every line has the least number of cells', () => {
    const start = diagonal(30, 6);
    const end = walk(start, 6, 10 * start.cells.length, random(0, 'test'));
    const before = new Set(start.cells);
    // Unrelated masks share 180 * 180/900 = 36 cells, standard deviation about 5.
    expect(Math.abs(end.cells.filter((cell) => before.has(cell)).length - 36)).toBeLessThan(25);
    expect(shortest(end)).toBe(6);
  });

  it('repairs any draw without losing a cell or leaving a line short', () => {
    for (let seed = 0; seed < 50; seed++) {
      const stream = random(seed, 'test');
      const mask = { rows: 12, columns: 8, cells: stream.sample(36, 96) };
      const copy = mask.cells.slice();
      const repaired = repair(mask, 3, stream);
      expect(new Set(repaired.cells).size).toBe(36);
      expect(shortest(repaired)).toBeGreaterThanOrEqual(3);
      expect(mask.cells).toEqual(copy);
    }
  });
});
