import { describe, expect, it } from 'vitest';
import type { RunResult } from '../training/run-result.js';
import type { Cell } from './cells.js';
import { ratingsTable } from './ratings-table.js';
import { printTable } from './table.js';

/** A cell with a run per seed; errors are root mean squared, and .1 larger where predictions are not cut. */
function cell(variant: string, data: object, errors: readonly number[], validationFraction = 0): Cell {
  return {
    id: '',
    label: '',
    variant,
    setting: { data: { kind: 'movielens', ...data }, method: { name: 'globalMean' }, validationFraction } as never,
    runs: errors.length,
    results: errors.map(
      (e) => ({ testMse: (e + 0.1) ** 2, testMseClipped: e ** 2, seconds: 2 }) as Partial<RunResult> as RunResult,
    ),
    failures: [],
  };
}

describe('ratingsTable', () => {
  it('has the mean and the standard deviation of each protocol, folds by their means over seeds', () => {
    const folds = [1, 2, 3, 4, 5].map((k) => cell('a', { split: `u${k}` }, [k, k + 0.2]));
    const random = cell('a', { split: 'random', testFraction: 0.2 }, [1, 2, 3]);
    const lines = printTable(ratingsTable([...folds, random, cell('b', { split: 'u1' }, [0.9])])).split('\n');
    expect(lines[0]).toMatch(/^method +u1 +mean of u1 to u5 +random 80:20 +time of a fit, s$/);
    const [a, b] = lines.slice(2).map((line) => line.split(/ {2,}/));
    expect(a).toEqual([
      'a',
      '1.1000 [± 0.1414, 2 seeds; 1.2000]',
      // The standard deviation of 1.1, 2.1, ..., 5.1 is sqrt(2.5).
      '3.1000 [± 1.5811, 5 folds; 3.2000]',
      '2.0000 [± 1.0000, 3 splits; 2.1000]',
      '2.0',
    ]);
    expect(b).toEqual(['b', '0.9000 [one run; 1.0000]', '–', '–', '2.0']);
  });

  it('leaves out runs that kept ratings for validation, and has no rows without ratings', () => {
    expect(ratingsTable([cell('a', { split: 'u1' }, [1], 0.1)]).rows).toEqual([]);
    expect(ratingsTable([cell('a', { kind: 'synthetic' }, [1])]).rows).toEqual([]);
  });
});
