import { describe, expect, it } from 'vitest';
import { quick } from './alternate.js';
import { measureRow } from './measure-row.js';
import { makePythons } from './python/pythons.js';
import type { RowPlan } from './row.js';
import { allRows } from './rows/all-rows.js';

const row = (id: string) => allRows.find((each) => each.id === id) as RowPlan;

describe('measureRow', () => {
  it('lists a row that needs a Python with the reason why there is none', async () => {
    const pythons = makePythons({ LOWRANK_PYTHON: '/nowhere/python3' });
    const { row: result, failed } = await measureRow(row('svd-lapack-100'), { pythons, effort: quick });
    expect(failed).toBe(false);
    expect(result).toEqual({
      id: 'svd-lapack-100',
      work: 'svd, 100 x 100, float64, with vectors',
      against: 'LAPACK through numpy.linalg.svd, full_matrices=False',
      oursMs: null,
      theirsMs: null,
      ratio: null,
      bar: 8,
      stretch: 4,
      threads: 1,
      counted: false,
      reason: expect.stringContaining('LOWRANK_PYTHON is /nowhere/python3'),
    });
  });
});
