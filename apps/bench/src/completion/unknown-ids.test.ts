import { Index } from '@lowrank/datasets';
import { describe, expect, it } from 'vitest';
import { unknownIds } from './unknown-ids.js';

const index = Index.from({ rows: ['ann', 'bob'], columns: ['tea', 'caf\u00e9'] });
const pair = (row: string, column: string, line: number) => ({ row, column, cells: [row, column], line });

describe('unknownIds', () => {
  it('has each once, with its first line', () => {
    const pairs = [pair('zoe', 'tea', 2), pair('bob', 'gin', 3), pair('zoe', 'gin', 4)];
    expect(unknownIds(index, pairs)).toEqual({ users: [{ id: 'zoe', line: 2 }], items: [{ id: 'gin', line: 3 }] });
    expect(unknownIds(index, [pair('ann', 'tea', 2)])).toEqual({ users: [], items: [] });
  });

  it('names a known id that looks the same', () => {
    expect(unknownIds(index, [pair(' Bob', 'cafe\u0301', 2)])).toEqual({
      users: [{ id: ' Bob', line: 2, similar: 'bob' }],
      items: [{ id: 'cafe\u0301', line: 2, similar: 'caf\u00e9' }],
    });
  });
});
