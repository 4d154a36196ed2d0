import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamw,
  amsgrad,
  gradientDescent,
  groupRmsprop,
  momentum,
  muon,
  nadam,
  nesterov,
  normalisedGradientDescent,
  type Optimizer,
  radam,
  rmsprop,
} from '@lowrank/optimizers';
import * as z from 'zod';
import { makeRate, type RateSetting, rateSchema } from './schedule.js';
import { count, named, nonNegative, positive } from './strict.js';

/** An optimizer by name, with its parameters; absent ones have the default of the optimizer. */
export interface OptimizerSetting {
  readonly name: string;
  readonly learningRate: RateSetting;
  readonly [parameter: string]: unknown;
}

type Factory = (parameters: never) => Optimizer;

const fraction = z.number().min(0).lt(1).optional();
const epsilon = nonNegative.optional();
const moments = { beta1: fraction, beta2: fraction, epsilon };

/** Every optimizer that an experiment can name: how it is made, its title, and what it takes besides a learning rate. */
const optimizers: Readonly<Record<string, readonly [Factory, string, z.ZodRawShape]>> = {
  adadelta: [adadelta, 'Adadelta', { rho: fraction, epsilon }],
  adagrad: [adagrad, 'Adagrad', { epsilon }],
  adam: [adam, 'Adam', moments],
  adamax: [adamax, 'Adamax', moments],
  adamw: [adamw, 'AdamW', { ...moments, weightDecay: nonNegative.optional() }],
  amsgrad: [amsgrad, 'AMSGrad', moments],
  gradientDescent: [gradientDescent, 'gradient descent', {}],
  groupRmsprop: [groupRmsprop, 'GroupRMSprop', { alpha: fraction, epsilon }],
  momentum: [momentum, 'momentum', { momentum: fraction }],
  muon: [muon, 'Muon', { momentum: fraction, nesterov: z.boolean().optional(), iterations: count.optional() }],
  nadam: [nadam, 'NAdam', { ...moments, momentumDecay: nonNegative.optional() }],
  nesterov: [nesterov, 'Nesterov momentum', { momentum: fraction }],
  normalisedGradientDescent: [normalisedGradientDescent, 'normalised gradient descent', {}],
  radam: [radam, 'RAdam', { ...moments, threshold: positive.optional() }],
  rmsprop: [rmsprop, 'RMSProp', { alpha: fraction, epsilon }],
};

export const optimizerSchema = named(
  'optimizer',
  'name',
  Object.fromEntries(
    Object.entries(optimizers).map(([name, [, , shape]]) => [name, { learningRate: rateSchema(positive), ...shape }]),
  ),
).transform((optimizer) => optimizer as unknown as OptimizerSetting);

/** The optimizer that a checked setting describes. */
export function makeOptimizer({ name, learningRate, ...parameters }: OptimizerSetting): Optimizer {
  const [factory] = optimizers[name];
  return factory({ learningRate: makeRate(learningRate), ...parameters } as never);
}

/** An optimizer as a person writes its name. */
export function optimizerTitle({ name }: OptimizerSetting): string {
  return optimizers[name][1];
}
