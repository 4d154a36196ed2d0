import { describe, expect, it } from 'vitest';
import { allRows } from './rows/all-rows.js';
import { selectRows } from './select-rows.js';

describe('selectRows', () => {
  it('takes all rows where none is named', () => {
    expect(selectRows(allRows, undefined)).toEqual(allRows);
  });

  it('takes the named rows in their own order', () => {
    expect(selectRows(allRows, 'svd-npm, step-ratio').map(({ id }) => id)).toEqual(['step-ratio', 'svd-npm']);
  });

  it('names the nearest row where there is none of a name', () => {
    expect(() => selectRows(allRows, 'step-rato')).toThrow(
      '--only: unknown row "step-rato"; the nearest is "step-ratio". Known: step-ratio, step-ratio-by-hand',
    );
    expect(() => selectRows(allRows, '')).toThrow('--only: unknown row ""');
  });
});
