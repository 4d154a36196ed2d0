import { isLowrankError } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Index } from './rating-index.js';

describe('Index', () => {
  it('finds every id at the place where it was given, and comes back from JSON the same', () => {
    const ids = fc.uniqueArray(fc.string({ unit: 'binary' }), { maxLength: 20 });
    fc.assert(
      fc.property(ids, ids, (rows, columns) => {
        const index = Index.from({ rows, columns });
        const again = Index.fromJSON(JSON.parse(JSON.stringify(index)));
        for (const { rowIds, columnIds } of [index, again]) expect([rowIds, columnIds]).toEqual([rows, columns]);
        rows.forEach((id, place) => {
          expect([index.rowOf(id), again.rowOf(id)]).toEqual([place, place]);
        });
        columns.forEach((id, place) => {
          expect([index.columnOf(id), again.columnOf(id)]).toEqual([place, place]);
        });
      }),
    );
  });

  it('keeps ids apart that differ in a blank, a zero or the case, and knows no property names of objects', () => {
    const index = Index.from({ rows: ['7', '07', ' 7', 'a', 'A'], columns: [] });
    expect(['7', '07', ' 7', 'a', 'A', '007'].map((id) => index.rowOf(id))).toEqual([0, 1, 2, 3, 4, undefined]);
    expect(index.rowOf('constructor')).toBeUndefined();
  });

  it.each([
    [() => Index.from({ rows: ['a', 'b', 'a'], columns: [] }), 'row id must be given once, got "a" at 0 and 2'],
    [() => Index.from({ rows: [], columns: [3 as never] }), 'column id must be a string, got number at place 0'],
    [() => Index.fromJSON(null), 'Pass what toJSON gave'],
    [() => Index.fromJSON({ rows: ['a'] }), 'Pass what toJSON gave'],
  ])('refuses %s', (attempt, text) => {
    try {
      attempt();
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
      expect(String(error)).toContain(text);
    }
  });
});
