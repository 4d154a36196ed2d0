import { describe, expect, it } from 'vitest';
import { type NodeWork, prepareWork } from './works.js';

const small = { problem: 'small', depth: 3 } as const;
const works: readonly NodeWork[] = [
  { work: 'training', ...small, depth: 1, weight: 0.05, block: 3 },
  { work: 'training', ...small, depth: 1, weight: 0.05, block: 3, engine: 'exact' },
  { work: 'training', ...small, weight: 0, block: 3, runtime: 'tfjs' },
  { work: 'stock-tensor-training', ...small, transposes: 'op' },
  { work: 'stock-tensor-training', ...small, transposes: 'flags' },
  { work: 'tensor-product', shape: [2, 3, 3], transposeA: true, transposeB: false, fast: true },
  ...(['lowrank', 'ml-matrix', 'svd-js', 'numpy-ts'] as const).map(
    (library) => ({ work: 'decomposition', library, size: 6 }) as const,
  ),
  { work: 'runs', runs: 1, steps: 3, workers: 1 },
  { work: 'product', size: 4 },
];

describe('prepareWork', () => {
  it.each(works)('makes $work ready, again and again', async (options) => {
    const { run } = await prepareWork(options);
    for (const repetitions of [1, 4]) {
      const ms = await run(repetitions);
      expect(Number.isFinite(ms) && ms >= 0).toBe(true);
    }
  });
});
