import * as z from 'zod';
import { dataSchema } from './data.js';
import { engineSchema } from './engine.js';
import { optimizerSchema } from './optimizer.js';
import { penaltySchema } from './penalty.js';
import { rateSchema } from './schedule.js';
import { count, positive, strict } from './strict.js';

/** Everything that one run depends on. Parsed settings are complete: every default is written out. */
export const settingSchema = strict({
  data: dataSchema,
  network: strict({
    depth: count.default(1),
    widths: z.array(count).optional(),
    init: strict({
      kind: z.enum(['gaussian', 'orthogonal', 'identity', 'balanced']).default('gaussian'),
      scale: positive.default(1e-3),
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

export type Setting = z.infer<typeof settingSchema>;
