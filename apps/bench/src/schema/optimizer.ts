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
import { makePluginOptimizer } from '../plugins/make-plugin.js';
import { isPlugin } from '../plugins/plugins-in.js';
import { pluggable } from './pluggable.js';
import { makeRate, type RateSetting, rateSchema } from './schedule.js';
import { count, nonNegative, positive } from './strict.js';

/**
 * An optimizer by name, with its parameters; absent ones have the default of the optimizer. One of a module has a `plugin`
 * too, and need not have a learning rate.
 */
export interface OptimizerSetting {
  readonly name: string;
  readonly learningRate?: RateSetting | undefined;
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

const learningRate = rateSchema(positive);

export const optimizerSchema = pluggable(
  'optimizer',
  Object.fromEntries(Object.entries(optimizers).map(([name, [, , shape]]) => [name, { learningRate, ...shape }])),
  { learningRate: learningRate.optional() },
).transform((optimizer) => optimizer as unknown as OptimizerSetting);

/** The factory of a built-in optimizer; undefined where there is none of that name. */
export function builtInOptimizer(name: string): Factory | undefined {
  return Object.hasOwn(optimizers, name) ? optimizers[name][0] : undefined;
}

/** The names of the built-in optimizers. */
export const optimizerNames = Object.keys(optimizers);

/** The optimizer that a checked setting describes; modules must be loaded. */
export function makeOptimizer({ name, learningRate: rate, plugin, ...rest }: OptimizerSetting): Optimizer {
  const parameters = rate === undefined ? rest : { learningRate: makeRate(rate), ...rest };
  const setting = { name, plugin };
  if (isPlugin(setting)) return makePluginOptimizer(setting, parameters);
  const [factory] = optimizers[name];
  return factory(parameters as never);
}

/** An optimizer as a person writes its name. */
export function optimizerTitle({ name }: OptimizerSetting): string {
  return Object.hasOwn(optimizers, name) ? optimizers[name][1] : name;
}
