import type { MovieLensSplitName } from '@lowrank/datasets/node';
import * as z from 'zod';
import { count, named, nonNegative } from './strict.js';

/** Where the entries come from. */
export type DataSetting =
  | {
      readonly kind: 'synthetic';
      readonly rows: number;
      readonly columns: number;
      readonly rank: number;
      /** Number of observed entries. */
      readonly observed: number;
      /** Standard deviation of what is added to observed entries. */
      readonly noise: number;
      /** Largest over smallest singular value of the truth; absent: as Gaussian factors give it. */
      readonly conditionNumber?: number | undefined;
      /** Least number of observed entries in every row and column. */
      readonly minimumPerLine: number;
    }
  | { readonly kind: 'photograph'; readonly size: number; readonly observedFraction: number }
  | MovieLensSetting;

/** MovieLens 100K, split as GroupLens ships it or at random by the seed. */
export interface MovieLensSetting {
  readonly kind: 'movielens';
  readonly split: MovieLensSplitName | 'random';
  /** Part of the ratings to test on, with split `random` alone. */
  readonly testFraction?: number | undefined;
}

export const dataSchema = named('data set', 'kind', {
  synthetic: {
    rows: count,
    columns: count,
    rank: count,
    observed: count,
    noise: nonNegative.default(0),
    conditionNumber: z.number().min(1).optional(),
    minimumPerLine: z.int().nonnegative().default(0),
  },
  photograph: { size: z.literal([64, 128, 256, 512]), observedFraction: z.number().gt(0).lt(1) },
  movielens: {
    split: z.enum(['u1', 'u2', 'u3', 'u4', 'u5', 'ua', 'ub', 'random']),
    testFraction: z.number().gt(0).lt(1).optional(),
  },
})
  .transform((data) => data as unknown as DataSetting)
  .superRefine((data, context) => {
    const refuse = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
    if (data.kind === 'movielens' && (data.split === 'random') !== (data.testFraction !== undefined)) {
      refuse('testFraction', 'expected with split random, such as 0.2, and with no other split.');
    }
    if (data.kind !== 'synthetic') return;
    const [cells, smaller] = [data.rows * data.columns, Math.min(data.rows, data.columns)];
    if (data.observed >= cells) {
      refuse('observed', `expected less than ${cells} so that an entry is left to test on, got ${data.observed}.`);
    }
    if (data.rank > smaller) refuse('rank', `expected at most ${smaller}, the smaller dimension, got ${data.rank}.`);
    const needed = data.minimumPerLine * Math.max(data.rows, data.columns);
    if (data.minimumPerLine > smaller || needed > data.observed) {
      refuse('minimumPerLine', `${data.minimumPerLine} in every row and column needs more entries than are observed.`);
    }
  });
