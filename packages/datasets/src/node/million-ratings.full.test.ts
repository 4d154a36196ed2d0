import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { syntheticRatings } from '../synthetic-ratings.js';
import { readTriplets } from './read-triplets.js';
import { type CsvRow, writeCsv } from './write-csv.js';

const folder = mkdtempSync(join(tmpdir(), 'lowrank-million-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a million ratings', () => {
  it('go to a CSV file and come back the same', async () => {
    const ratings = syntheticRatings({ seed: 0 });
    expect([ratings.rows, ratings.columns, ratings.count]).toEqual([6040, 3706, 1_000_209]);
    const { rowIndices, columnIndices, values } = ratings;
    function* lines(): Generator<CsvRow> {
      for (let k = 0; k < values.length; k++) yield [`user ${rowIndices[k]}`, `item ${columnIndices[k]}`, values[k]];
    }
    const path = join(folder, 'ratings.csv');
    await writeCsv(path, lines(), { header: ['user', 'item', 'rating'] });
    const { observations, index } = await readTriplets(path);
    expect([observations.rows, observations.columns, observations.count]).toEqual([6040, 3706, 1_000_209]);
    // Rows come in order, so they have their old numbers; columns are numbered as they first appear.
    const numbers = Int32Array.from(index.columnIds, (id) => Number(id.slice('item '.length)));
    const lookup = new Map<number, number>();
    values.forEach((value, k) => {
      lookup.set(rowIndices[k] * 3706 + columnIndices[k], value);
    });
    let equal = 0;
    observations.values.forEach((value, k) => {
      const place = observations.rowIndices[k] * 3706 + numbers[observations.columnIndices[k]];
      if (lookup.get(place) === value) equal++;
    });
    expect(equal).toBe(1_000_209);
    expect(index.rowIds[6039]).toBe('user 6039');
  });
});
