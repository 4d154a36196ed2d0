import { chooseEngine } from '@lowrank/models';
import { ratio } from '@lowrank/regularizers';
import { describe, expect, it } from 'vitest';
import { ratioWeight } from '../training-setting.js';
import { allRows } from './all-rows.js';

const rowOf = (id: string) => allRows.find((row) => row.id === id);

describe('the rows', () => {
  it('have names of their own', () => {
    const ids = allRows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('stretch further than their bars', () => {
    for (const { id, bar, stretch } of allRows) {
      if (bar === null) expect(stretch, id).toBeNull();
      else if (stretch !== null) expect(stretch, id).toBeLessThan(bar);
    }
  });

  it.each([
    ['step-ratio', 100, 100],
    ['step-movielens', 943, 1682],
    ['step-6040', 6040, 3706],
  ])('know that %s is taken by the subspace engine', (id, rows, columns) => {
    const engine = chooseEngine([{ penalty: ratio(), weight: ratioWeight }], rows, columns);
    expect(engine?.name).toBe('subspace');
    expect(rowOf(id)?.flops?.ours).toBe(8 * rows * columns * Number(engine?.params.rank));
  });

  it('give the subspace of PyTorch the parameters of the engine', async () => {
    const [opponent] = rowOf('step-ratio-by-hand')?.theirs ?? [];
    const engine = chooseEngine([{ penalty: ratio(), weight: ratioWeight }], 100, 100);
    expect('python' in opponent && (await opponent.python())).toMatchObject({ work: 'by-hand', ...engine?.params });
  });

  it('count two operations for each multiplication of a product', () => {
    expect(rowOf('matmul-tn')?.flops?.ours).toBe(2 * 1000 ** 3);
    expect(rowOf('matmul-batched')?.flops?.ours).toBe(4 * 2 * 500 ** 3);
    expect(rowOf('step-depth-2')?.flops).toEqual({ ours: 3 * 2 * 2000 * 100, theirs: 3 * 2 * 100 ** 3 });
  });
});
