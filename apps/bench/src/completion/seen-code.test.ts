import { uniformMask } from '@lowrank/datasets';
import { Observations } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { decodeSeen, encodeSeen } from './seen-code.js';

describe('encodeSeen', () => {
  it('comes back the same, with empty rows and gaps that take several groups of bits', () => {
    const seen = { rowStarts: [0, 3, 3, 4], columnIndices: [0, 127, 20_000, 16_777_215] };
    expect(decodeSeen(encodeSeen(seen), 3, 16_777_216)).toEqual(seen);
  });

  it('takes at most 3 characters an entry where a tenth of 500 columns is observed', () => {
    const { rowIndices, columnIndices } = uniformMask({ rows: 300, columns: 500, count: 15_000, seed: 0 });
    const values = new Float64Array(15_000);
    const observed = Observations.from({ rows: 300, columns: 500, rowIndices, columnIndices, values });
    const text = encodeSeen(observed);
    // Gaps have a mean of 10, so hardly one needs a second byte, and base64 makes 4/3 characters of a byte.
    expect(text.length).toBeLessThan(3 * 15_000);
    expect([...new Uint32Array(decodeSeen(text, 300, 500).columnIndices)]).toEqual([...observed.columnIndices]);
  });

  it.each<[string, number, number, RegExp]>([
    ['more rows', 4, 9, /end too early/],
    ['fewer rows', 2, 9, /of more than 2 rows/],
    ['fewer columns', 3, 8, /in column 8 of 8/],
  ])('refuses a shape with %s', (_, rows, columns, message) => {
    const text = encodeSeen({ rowStarts: [0, 1, 2, 3], columnIndices: [0, 8, 2] });
    expect(() => decodeSeen(text, rows, columns)).toThrow(message);
  });
});
