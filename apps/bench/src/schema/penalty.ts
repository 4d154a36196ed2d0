import {
  elastic,
  entropy,
  frobenius,
  logDeterminant,
  none,
  normAnchor,
  nuclear,
  nuclearMinusFrobenius,
  type Penalty,
  ratio,
  schattenP,
  schattenRatio,
  squaredFrobenius,
  squaredRatio,
  totalVariation,
  truncatedNuclear,
} from '@lowrank/regularizers';
import * as z from 'zod';
import { makePluginPenalty } from '../plugins/make-plugin.js';
import { isPlugin } from '../plugins/plugins-in.js';
import { pluggable } from './pluggable.js';
import { count, nonNegative, positive, strict } from './strict.js';

/** A penalty by name, with its parameters; one of a module has a `plugin` too. */
export interface PenaltySetting {
  readonly name: string;
  readonly [parameter: string]: unknown;
}

type Factory = (parameters: never) => Penalty;

/** Every penalty that an experiment can name: how it is made, and the parameters that it takes. */
const penalties: Readonly<Record<string, readonly [Factory, z.ZodRawShape]>> = {
  elastic: [elastic, { ridge: positive.optional() }],
  entropy: [entropy, {}],
  frobenius: [frobenius, {}],
  logDeterminant: [logDeterminant, { gamma: positive.optional() }],
  none: [none, {}],
  normAnchor: [
    normAnchor,
    { target: z.union([positive, strict({ relative: positive })]).optional(), strength: positive.optional() },
  ],
  nuclear: [nuclear, {}],
  nuclearMinusFrobenius: [nuclearMinusFrobenius, {}],
  ratio: [ratio, {}],
  schattenP: [schattenP, { p: positive.optional(), epsilon: nonNegative.optional() }],
  schattenRatio: [schattenRatio, { p: positive.optional(), q: positive.optional() }],
  squaredFrobenius: [squaredFrobenius, {}],
  squaredRatio: [squaredRatio, {}],
  totalVariation: [totalVariation, { epsilon: nonNegative.optional() }],
  truncatedNuclear: [truncatedNuclear, { rank: count.optional() }],
};

export const penaltySchema = pluggable(
  'penalty',
  Object.fromEntries(Object.entries(penalties).map(([name, [, shape]]) => [name, shape])),
).transform((penalty) => penalty as unknown as PenaltySetting);

/** The factory of a built-in penalty; undefined where there is none of that name. */
export function builtInPenalty(name: string): Factory | undefined {
  return Object.hasOwn(penalties, name) ? penalties[name][0] : undefined;
}

/** The names of the built-in penalties. */
export const penaltyNames = Object.keys(penalties);

/** The penalty that a checked setting describes; modules must be loaded. */
export function makePenalty(setting: PenaltySetting): Penalty {
  if (isPlugin(setting)) return makePluginPenalty(setting);
  const { name, ...parameters } = setting;
  const [factory] = penalties[name];
  return factory(parameters as never);
}
