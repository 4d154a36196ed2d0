import { biasModel, type CompletionMethod, globalMean, linearNetwork } from '@lowrank/completion';
import * as z from 'zod';
import { type EngineSetting, engineSchema, makeEngine } from './engine.js';
import { makeOptimizer, type OptimizerSetting, optimizerSchema } from './optimizer.js';
import { makeRate, type RateSetting, rateSchema } from './schedule.js';
import { count, named, nonNegative, positive, strict } from './strict.js';

/** A method of `@lowrank/completion` by name, with its parameters. */
export type MethodSetting =
  | { readonly name: 'globalMean'; readonly steps?: undefined }
  | {
      readonly name: 'biasModel';
      readonly userDamping: number;
      readonly itemDamping: number;
      readonly steps?: undefined;
    }
  | {
      readonly name: 'linearNetwork';
      readonly depth: number;
      readonly lambda: RateSetting;
      readonly anchor: number | false;
      readonly biases: 'joint' | 'before' | 'mean' | 'none';
      readonly damping: { readonly rows: number; readonly columns: number };
      readonly optimizer: OptimizerSetting;
      readonly engine: Exclude<EngineSetting, 'auto'>;
      readonly steps: number;
    };

export const methodSchema = named('method', 'name', {
  globalMean: {},
  biasModel: { userDamping: nonNegative.default(15), itemDamping: nonNegative.default(10) },
  linearNetwork: {
    depth: count.default(1),
    lambda: rateSchema(nonNegative).default(0.1),
    anchor: z.union([positive, z.literal(false)]).default(0.2),
    biases: z.enum(['joint', 'before', 'mean', 'none']).default('joint'),
    damping: strict({ rows: nonNegative, columns: nonNegative }).default({ rows: 2, columns: 2 }),
    optimizer: optimizerSchema.default({ name: 'adam', learningRate: 0.02 }),
    engine: engineSchema
      .refine((engine) => engine !== 'auto', 'expected an engine by name.')
      .default({
        name: 'subspace',
        rank: 48,
        floor: 5e-3,
      }),
    steps: count.default(500),
  },
}).transform((method) => method as unknown as MethodSetting);

/** The method that a checked setting describes. */
export function makeMethod(method: MethodSetting): CompletionMethod {
  switch (method.name) {
    case 'globalMean':
      return globalMean();
    case 'biasModel': {
      const { name, ...damping } = method;
      return biasModel(damping);
    }
    case 'linearNetwork': {
      const { name, ...settings } = method;
      const engine = makeEngine(settings.engine);
      return linearNetwork({
        ...settings,
        lambda: makeRate(settings.lambda),
        optimizer: makeOptimizer(settings.optimizer),
        engine: engine === 'auto' ? undefined : engine,
      });
    }
  }
}
