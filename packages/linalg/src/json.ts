/** A value that survives `JSON.stringify` and `JSON.parse`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Whether a value survives `JSON.stringify` and `JSON.parse`: finite numbers, strings, booleans, null, lists of these and
 * plain objects of these, without cycles.
 *
 * @example
 * ```ts
 * import { isJson } from '@lowrank/linalg';
 *
 * console.log(isJson({ p: 0.5, names: ['a', null] })); // true
 * console.log(isJson({ p: Number.NaN }), isJson([undefined]), isJson(new Date())); // false false false
 * ```
 */
export function isJson(value: unknown): value is Json {
  return survives(value, []);
}

function survives(value: unknown, ancestors: readonly unknown[]): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (ancestors.includes(value) || !(Array.isArray(value) || isPlain(value))) return false;
  return Object.values(value).every((member) => survives(member, [...ancestors, value]));
}

/** Also where it comes from another realm, such as a frame or the sandbox of a test runner. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
