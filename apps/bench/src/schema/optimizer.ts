import { adam, gradientDescent, type Optimizer } from '@lowrank/optimizers';
import * as z from 'zod';
import { makeRate, type RateSetting, rateSchema } from './schedule.js';
import { named, positive } from './strict.js';

/** An optimizer by name, with its parameters; absent ones have the default of the optimizer. */
export interface OptimizerSetting {
  readonly name: string;
  readonly learningRate: RateSetting;
  readonly [parameter: string]: unknown;
}

type Factory = (parameters: never) => Optimizer;

const beta = z.number().min(0).lt(1).optional();
const epsilon = positive.optional();

/** Every optimizer that an experiment can name: how it is made, and what it takes besides a learning rate. */
const optimizers: Readonly<Record<string, readonly [Factory, z.ZodRawShape]>> = {
  adam: [adam, { beta1: beta, beta2: beta, epsilon }],
  gradientDescent: [gradientDescent, {}],
};

export const optimizerSchema = named(
  'optimizer',
  'name',
  Object.fromEntries(
    Object.entries(optimizers).map(([name, [, shape]]) => [name, { learningRate: rateSchema(positive), ...shape }]),
  ),
).transform((optimizer) => optimizer as unknown as OptimizerSetting);

/** The optimizer that a checked setting describes. */
export function makeOptimizer({ name, learningRate, ...parameters }: OptimizerSetting): Optimizer {
  const [factory] = optimizers[name];
  return factory({ learningRate: makeRate(learningRate), ...parameters } as never);
}
