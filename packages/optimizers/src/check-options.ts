import { ArgumentError, type Json, refuseUnknown } from '@lowrank/linalg';
import { isSchedule, scheduleToJson } from './schedule.js';

/** What an option may be: the words for the error, and the test. */
export interface OptionKind {
  readonly expected: string;
  accepts(value: unknown): boolean;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** A rate or weight that may change over the steps. */
export const rate: OptionKind = {
  expected: 'a number >= 0 or a schedule',
  accepts: (value) => (isNumber(value) && value >= 0) || isSchedule(value),
};
/** A value that may change over the steps. */
export const level: OptionKind = {
  expected: 'a finite number or a schedule',
  accepts: (value) => isNumber(value) || isSchedule(value),
};
/** A factor of an exponential average. */
export const fraction: OptionKind = {
  expected: 'a number >= 0 and < 1',
  accepts: (value) => isNumber(value) && value >= 0 && value < 1,
};
export const finite: OptionKind = { expected: 'a finite number', accepts: isNumber };
export const nonNegative: OptionKind = {
  expected: 'a number >= 0',
  accepts: (value) => isNumber(value) && value >= 0,
};
export const positive: OptionKind = { expected: 'a number > 0', accepts: (value) => isNumber(value) && value > 0 };
export const count: OptionKind = { expected: 'a whole number >= 0', accepts: isCount };
export const positiveCount: OptionKind = {
  expected: 'a whole number >= 1',
  accepts: (value) => isCount(value) && value >= 1,
};
export const flag: OptionKind = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' };

/**
 * Checks the options of the factory `who` and returns them as the frozen, JSON-safe `params` of what it makes.
 *
 * @param options - each option's value and kind.
 * @param unknown - what is left of the options after the known ones were taken out.
 * @throws ArgumentError on an unknown option, or a value that its kind does not accept.
 */
export function checkOptions(
  who: string,
  options: Readonly<Record<string, readonly [value: unknown, kind: OptionKind]>>,
  unknown: object,
): Readonly<Record<string, Json>> {
  refuseUnknown(who, unknown, Object.keys(options));
  const params: Record<string, Json> = {};
  for (const [name, [value, kind]] of Object.entries(options)) {
    if (!kind.accepts(value)) {
      throw new ArgumentError(
        `${who}: expected ${name} to be ${kind.expected}, got ${describe(value)}. Pass one, or leave it out if it has ` +
          'a default.',
      );
    }
    params[name] = isSchedule(value) ? scheduleToJson(value) : (value as Json);
  }
  return Object.freeze(params);
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
