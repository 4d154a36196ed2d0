import * as z from 'zod';
import { dataSchema } from './data.js';
import { engineSchema } from './engine.js';
import { methodSchema } from './method.js';
import { optimizerSchema } from './optimizer.js';
import { penaltySchema } from './penalty.js';
import { rateSchema } from './schedule.js';
import { count, positive, strict } from './strict.js';

/** What one training of a network depends on. Parsed settings are complete: every default is written out. */
export const fitSettingSchema = strict({
  data: dataSchema,
  network: strict({
    depth: count.default(1),
    widths: z.array(count).optional(),
    init: strict({
      kind: z.enum(['gaussian', 'orthogonal', 'identity', 'balanced']).default('gaussian'),
      /**
       * Standard deviation of the entries of every factor; or `{ product }` for product^(1/depth) / sqrt(max(m, n)), by
       * which the size of W depends little on the depth.
       */
      scale: z.union([positive, strict({ product: positive })]).default(1e-3),
    }).prefault({}),
  }).prefault({}),
  loss: z.enum(['mean', 'half-sum']).default('mean'),
  terms: z
    .array(
      strict({
        penalty: penaltySchema,
        weight: rateSchema(z.number()),
        on: z.enum(['product', 'factors']).default('product'),
      }),
    )
    .default([]),
  optimizer: optimizerSchema,
  engine: engineSchema.default('auto'),
  precision: z.enum(['float32', 'float64']).default('float32'),
  runtime: z.enum(['native', 'tfjs']).default('native'),
  steps: count,
  seed: z.int().nonnegative().default(0),
  /** Part of the observed entries that is kept from training, to choose settings by. */
  validationFraction: z.number().min(0).lt(1).default(0),
  metricsEvery: count.default(100),
  checkpointEvery: count.default(500),
}).superRefine(({ network, runtime, precision }, context) => {
  const { depth, widths } = network;
  if (widths && widths.length !== depth - 1) {
    context.addIssue({
      code: 'custom',
      path: ['network', 'widths'],
      message: `expected ${depth - 1} numbers for depth ${depth}, got ${widths.length}.`,
    });
  }
  if (runtime === 'tfjs' && precision === 'float64') {
    context.addIssue({
      code: 'custom',
      path: ['precision'],
      message: 'tensors are float32; use runtime native for float64.',
    });
  }
});

export type FitSetting = z.infer<typeof fitSettingSchema>;

/** What one use of a method of `@lowrank/completion` depends on. */
const completionSettingSchema = strict({
  data: dataSchema,
  method: methodSchema,
  seed: z.int().nonnegative().default(0),
  /** Part of the observed entries that is kept from the fit, to choose settings by. The method never sees it. */
  validationFraction: z.number().min(0).lt(1).default(0),
  metricsEvery: count.default(100),
});

export type CompletionSetting = z.infer<typeof completionSettingSchema>;

/** Everything that one run depends on. */
export type Setting = FitSetting | CompletionSetting;

/** Whether a setting uses a method of `@lowrank/completion`, rather than training a network as given. */
export const isCompletion = (setting: Setting): setting is CompletionSetting => 'method' in setting;

/** The updates that a run makes at most. */
export const stepsOf = (setting: Setting): number =>
  isCompletion(setting) ? (setting.method.steps ?? 1) : setting.steps;

/** Checks a setting of either kind: one that names a `method` is of the second. */
export function parseSetting(raw: unknown) {
  const names = typeof raw === 'object' && raw !== null && 'method' in raw;
  const schema: z.ZodType<Setting> = names ? completionSettingSchema : fitSettingSchema;
  return schema.safeParse(raw, { reportInput: true });
}
