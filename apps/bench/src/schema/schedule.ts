import {
  cosineDecay,
  exponentialDecay,
  holdThenDecay,
  linear,
  piecewise,
  type Schedule,
  warmup,
} from '@lowrank/optimizers';
import * as z from 'zod';
import { count, named, positive } from './strict.js';

/** A constant, or a schedule by name with its parameters. */
export type RateSetting = number | { readonly schedule: string; readonly [parameter: string]: unknown };

type Factory = (parameters: never) => Schedule;

const value = z.number();
const step = z.int().nonnegative();
const inner = z.lazy(() => z.union([value, scheduleSchema]));

/** Every schedule that an experiment can name: how it is made, and the parameters that it takes. */
const schedules: Readonly<Record<string, readonly [Factory, z.ZodRawShape]>> = {
  cosineDecay: [cosineDecay, { value, steps: count, final: value.optional() }],
  exponentialDecay: [exponentialDecay, { value, factor: positive, every: positive.optional() }],
  holdThenDecay: [holdThenDecay, { value, hold: step, until: step, factor: positive }],
  linear: [linear, { from: value, to: value, steps: count }],
  piecewise: [piecewise, { boundaries: z.array(count), values: z.array(inner) }],
  warmup: [warmup, { steps: count, to: inner }],
};

const scheduleSchema: z.ZodType = named(
  'schedule',
  'schedule',
  Object.fromEntries(Object.entries(schedules).map(([name, [, shape]]) => [name, shape])),
);

/** A number that `constant` accepts, or a schedule. */
export function rateSchema(constant: z.ZodNumber) {
  return z.union([constant, scheduleSchema]).transform((rate) => rate as RateSetting);
}

/** The schedule that a checked setting describes. */
export function makeRate(rate: RateSetting): number | Schedule {
  if (typeof rate === 'number') return rate;
  const { schedule, ...parameters } = rate;
  const [factory] = schedules[schedule];
  const made = Object.entries(parameters).map(([name, parameter]) => [name, makeInner(parameter)]);
  return factory(Object.fromEntries(made) as never);
}

/** Schedules stand in the parameters of others. */
function makeInner(parameter: unknown): unknown {
  if (Array.isArray(parameter)) return parameter.map(makeInner);
  return typeof parameter === 'object' ? makeRate(parameter as RateSetting) : parameter;
}
