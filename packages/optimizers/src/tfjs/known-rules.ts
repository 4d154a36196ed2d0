import { ArgumentError, type Json } from '@lowrank/linalg';
import { chain } from '../chain.js';
import type { GradientTransform } from '../gradient-transform.js';
import type { Optimizer } from '../optimizer.js';
import type { Schedule } from '../schedule.js';

/** Makes an update rule or a gradient transform of its saved parameters. */
export type RuleFactory = (params: never) => Optimizer;

/** Makes a schedule of its saved parameters. */
export type ScheduleFactory = (params: never) => Schedule;

/** The rules that a saved model may name, and the schedules of their parameters: what `register` was called with. */
export const knownRules = new Map<string, RuleFactory>();
export const knownSchedules = new Map<string, ScheduleFactory>();

/**
 * A rule from its name and its JSON-safe params, with schedules and the members of chains made first.
 *
 * @throws ArgumentError where a rule or a schedule is not known by its name.
 */
export function makeRule(name: string, params: Readonly<Record<string, Json>>): Optimizer {
  if (name === 'chain') {
    const members = params.members as readonly { readonly rule: string }[];
    return chain(...(members.map(({ rule, ...rest }) => makeRule(rule, rest)) as [...GradientTransform[], Optimizer]));
  }
  return find('rule', knownRules, name)(withSchedules(params) as never);
}

function withSchedules(value: Json): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withSchedules);
  const { schedule, ...rest } = value as Readonly<Record<string, Json>>;
  const members = Object.fromEntries(Object.entries(rest).map(([key, member]) => [key, withSchedules(member)]));
  return typeof schedule === 'string' ? find('schedule', knownSchedules, schedule)(members as never) : members;
}

function find<F>(kind: 'rule' | 'schedule', known: ReadonlyMap<string, F>, name: string): F {
  const factory = known.get(name);
  if (factory !== undefined) return factory;
  throw new ArgumentError(
    `LowrankOptimizer: the saved model was trained with the ${kind} '${name}', known are ` +
      `${[...known.keys()].join(', ') || 'none'}. Before loading, call register() of @lowrank/optimizers/tfjs, for a ` +
      `${kind} of your own register(tf, { ${kind}s: { ${name} } }).`,
  );
}
