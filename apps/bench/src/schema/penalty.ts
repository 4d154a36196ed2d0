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
import { count, named, nonNegative, positive, strict } from './strict.js';

/** A penalty by name, with its parameters. */
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

export const penaltySchema = named(
  'penalty',
  'name',
  Object.fromEntries(Object.entries(penalties).map(([name, [, shape]]) => [name, shape])),
).transform((penalty) => penalty as unknown as PenaltySetting);

/** The penalty that a checked setting describes. */
export function makePenalty({ name, ...parameters }: PenaltySetting): Penalty {
  const [factory] = penalties[name];
  return factory(parameters as never);
}
