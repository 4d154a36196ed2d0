import { isLowrankError, type Positions, random } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniformMask } from './uniform-mask.js';

function lines({ rowIndices, columnIndices }: Positions, rows: number, columns: number) {
  const [inRow, inColumn] = [new Array<number>(rows).fill(0), new Array<number>(columns).fill(0)];
  for (let k = 0; k < rowIndices.length; k++) {
    inRow[rowIndices[k]]++;
    inColumn[columnIndices[k]]++;
  }
  return [...inRow, ...inColumn];
}

const cells = ({ rowIndices, columnIndices }: Positions, columns: number) =>
  Array.from(rowIndices, (i, k) => i * columns + columnIndices[k]);

describe('uniformMask', () => {
  it('has exactly the count asked for, each position once, by row then column', () => {
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 12 }),
      columns: fc.integer({ min: 1, max: 12 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(sizes, ({ rows, columns, part, seed }) => {
        const count = Math.max(1, Math.round(part * rows * columns));
        const positions = cells(uniformMask({ rows, columns, count, seed }), columns);
        expect(positions.length).toBe(count);
        positions.forEach((cell, k) => {
          expect(cell).toBeGreaterThan(k === 0 ? -1 : positions[k - 1]);
          expect(cell).toBeLessThan(rows * columns);
        });
      }),
    );
  });

  it('keeps the least number a line at every possible count', () => {
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 10 }),
      columns: fc.integer({ min: 1, max: 10 }),
      minimum: fc.nat({ max: 10 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(sizes, ({ rows, columns, minimum, part, seed }) => {
        const minimumPerLine = Math.min(minimum, rows, columns);
        const least = Math.max(1, minimumPerLine * Math.max(rows, columns));
        const count = least + Math.round(part * (rows * columns - least));
        const mask = uniformMask({ rows, columns, count, minimumPerLine, seed });
        expect(new Set(cells(mask, columns)).size).toBe(count);
        expect(Math.min(...lines(mask, rows, columns))).toBeGreaterThanOrEqual(minimumPerLine);
      }),
    );
  });

  it('reaches the counts of the recovery study at 100 x 100', () => {
    for (const [count, minimumPerLine] of [
      [1300, 5],
      [1100, 5],
      [2100, 10],
      [1000, 10],
    ]) {
      const mask = uniformMask({ rows: 100, columns: 100, count, minimumPerLine, seed: 1 });
      expect(new Set(cells(mask, 100)).size).toBe(count);
      expect(Math.min(...lines(mask, 100, 100))).toBeGreaterThanOrEqual(minimumPerLine);
    }
  });

  it("is the sample of the stream 'mask' where nothing is asked of the lines", () => {
    const mask = uniformMask({ rows: 7, columns: 9, count: 20, seed: 'a' });
    expect(cells(mask, 9)).toEqual([...random('a', 'mask').sample(20, 63)]);
  });

  it('does not change a mask that has enough in every line already', () => {
    const size = { rows: 10, columns: 10, count: 60, seed: 4 };
    expect(uniformMask({ ...size, minimumPerLine: 1 })).toEqual(uniformMask(size));
  });

  it('gives the same positions for the same seed and others for another', () => {
    const size = { rows: 20, columns: 20, count: 100, minimumPerLine: 5 };
    expect(uniformMask({ ...size, seed: 1 })).toEqual(uniformMask({ ...size, seed: 1 }));
    expect(uniformMask({ ...size, seed: 1 })).not.toEqual(uniformMask({ ...size, seed: 2 }));
  });

  it.each([
    [{ rows: 0, columns: 3, count: 1 }, 'positive integers with at most 2^31 entries, got 0 x 3'],
    [{ rows: 1e5, columns: 1e5, count: 1 }, 'at most 2^31 entries'],
    [{ rows: 2, columns: 3, count: 7 }, 'count must be an integer from 1 to 6 for 2 x 3, got 7'],
    [{ rows: 2, columns: 3, count: 0 }, 'got 0'],
    [{ rows: 2, columns: 3, count: 2.5 }, 'got 2.5'],
    [{ rows: 2, columns: 3, count: 6, minimumPerLine: 3 }, 'minimumPerLine must be an integer from 0 to 2'],
    [{ rows: 4, columns: 6, count: 11, minimumPerLine: 2 }, 'need at least 12, got count 11'],
  ])('refuses %o', (options, text) => {
    try {
      uniformMask({ ...options, seed: 0 });
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
      expect(String(error)).toContain(text);
    }
  });
});
