import { holdThenDecay, type Schedule } from '@lowrank/optimizers';
import * as z from 'zod';
import { count, named, nonNegative } from './strict.js';

/** A constant, or a schedule by name with its parameters. */
export type RateSetting = number | { readonly schedule: string; readonly [parameter: string]: unknown };

type Factory = (parameters: never) => Schedule;

/** Every schedule that an experiment can name: how it is made, and the parameters that it takes. */
const schedules: Readonly<Record<string, readonly [Factory, z.ZodRawShape]>> = {
  holdThenDecay: [holdThenDecay, { value: z.number(), hold: z.int().nonnegative(), until: count, factor: nonNegative }],
};

const scheduleSchema = named(
  'schedule',
  'schedule',
  Object.fromEntries(Object.entries(schedules).map(([name, [, shape]]) => [name, shape])),
);

/** A number that `constant` accepts, or a schedule. */
export function rateSchema(constant: z.ZodNumber) {
  return z.union([constant, scheduleSchema]).transform((rate) => rate as unknown as RateSetting);
}

/** The schedule that a checked setting describes. */
export function makeRate(rate: RateSetting): number | Schedule {
  if (typeof rate === 'number') return rate;
  const { schedule, ...parameters } = rate;
  const [factory] = schedules[schedule];
  return factory(parameters as never);
}
