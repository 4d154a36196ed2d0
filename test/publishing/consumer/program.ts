import { complete } from '@lowrank/completion';
import { lowRankProblem } from '@lowrank/datasets';
import { kernels, svd } from '@lowrank/linalg';
import { fit } from '@lowrank/models';
import { adam } from '@lowrank/optimizers';
import { ratio } from '@lowrank/regularizers';

/** What a program of a consumer computes: whether kernels serve, and numbers that every engine agrees on to the bit. */
export async function compute(): Promise<{ kernels: string; numbers: number[] }> {
  const { observations } = lowRankProblem({ rows: 20, columns: 16, rank: 2, observed: 200, seed: 0 });
  const terms = [{ penalty: ratio(), weight: 0.05 }];
  const { W } = await fit({ observations, terms, optimizer: adam({ learningRate: 0.01 }), steps: 100, seed: 0 });
  const completion = await complete(observations, { seed: 0 });
  return { kernels: kernels(), numbers: [...W.data, ...svd(W).sigma, ...completion.predict([0, 3], [2, 1])] };
}
