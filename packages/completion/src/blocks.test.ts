import { random } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { areConnected, blocksOf } from './blocks.js';
import { entries } from './test-data.js';

describe('blocksOf', () => {
  it('numbers blocks by their first row, and rows and columns without entries by -1', () => {
    const { count, rows, columns } = blocksOf(
      entries(5, 4, [
        [0, 3, 1],
        [1, 0, 1],
        [3, 3, 1],
        [4, 0, 1],
        [4, 1, 1],
      ]),
    );
    expect([count, [...rows], [...columns]]).toEqual([2, [0, 1, -1, 0, 1], [1, 1, -1, 0]]);
  });

  it('connects what a walk over the entries reaches, and nothing else', () => {
    const [m, n] = [12, 9];
    for (let seed = 0; seed < 30; seed++) {
      const at = random(seed, 'blocks').sample(4 + (seed >> 1), m * n);
      const edges = Array.from(at, (e) => [Math.floor(e / n), e % n] as const);
      const blocks = blocksOf(
        entries(
          m,
          n,
          edges.map(([i, j]) => [i, j, 1]),
        ),
      );
      for (let i = 0; i < m; i++) {
        const reached = walk(i, edges);
        for (let j = 0; j < n; j++) expect(areConnected(blocks, i, j)).toBe(reached.has(j));
      }
    }
  });
});

/** The columns that a row is connected to, by going along entries until nothing is new. */
function walk(start: number, edges: readonly (readonly [number, number])[]): Set<number> {
  const [rows, columns] = [new Set([start]), new Set<number>()];
  for (let before = -1; before !== rows.size + columns.size; ) {
    before = rows.size + columns.size;
    for (const [i, j] of edges) {
      if (rows.has(i)) columns.add(j);
      if (columns.has(j)) rows.add(i);
    }
  }
  return columns;
}
