import {
  frobenius,
  normAnchor,
  nuclear,
  type Penalty,
  ratio,
  schattenP,
  squaredFrobenius,
  squaredRatio,
} from '@lowrank/regularizers';
import * as z from 'zod';
import { named, nonNegative, positive, strict } from './strict.js';

/** A penalty by name, with its parameters. */
export interface PenaltySetting {
  readonly name: string;
  readonly [parameter: string]: unknown;
}

type Factory = (parameters: never) => Penalty;

/** Every penalty that an experiment can name: how it is made, and the parameters that it takes. */
const penalties: Readonly<Record<string, readonly [Factory, z.ZodRawShape]>> = {
  frobenius: [frobenius, {}],
  normAnchor: [
    normAnchor,
    { target: z.union([positive, strict({ relative: positive })]).optional(), strength: positive.optional() },
  ],
  nuclear: [nuclear, {}],
  ratio: [ratio, {}],
  schattenP: [schattenP, { p: positive.optional(), epsilon: nonNegative.optional() }],
  squaredFrobenius: [squaredFrobenius, {}],
  squaredRatio: [squaredRatio, {}],
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
