import { describe } from './describe.js';
import { ArgumentError } from './errors.js';
import { nearestName } from './nearest-name.js';

/**
 * What a function was given as its options, held to being an object, before it is taken apart.
 *
 * @param who - the function, for the error.
 * @param options - what it was given.
 * @returns `options`.
 * @throws ArgumentError on a number, a string, null, a list or a function.
 *
 * @example
 * ```ts
 * import { asOptions, refuseUnknown } from '@lowrank/linalg';
 *
 * function smooth(options: { width?: number } = {}) {
 *   const { width = 3, ...unknown } = asOptions('smooth', options);
 *   refuseUnknown('smooth', unknown, ['width']);
 *   return width;
 * }
 * console.log(smooth({ width: 5 })); // 5
 * ```
 */
export function asOptions<T extends object>(who: string, options: T): T {
  const given: unknown = options;
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return options;
  throw new ArgumentError(
    `${who}: expected an object of options, got ${describe(given)}. Pass each by its name, as in { name: value }.`,
  );
}

/**
 * Refuses options that a function does not know: one that is misspelt would otherwise be passed over without a word.
 *
 * @param who - the function, for the error.
 * @param options - its options, or what is left of them after the known ones were taken out.
 * @param known - the names that it knows.
 * @throws ArgumentError that names the nearest known one, and lists them all.
 *
 * @example
 * ```ts
 * import { isLowrankError, refuseUnknown } from '@lowrank/linalg';
 *
 * try {
 *   refuseUnknown('smooth', { widht: 5 }, ['width', 'edges']);
 * } catch (error) {
 *   if (!isLowrankError(error)) throw error;
 *   console.log(error.message); // smooth: there is no option 'widht'; did you mean 'width'? ...
 * }
 * ```
 */
export function refuseUnknown(who: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const remedy =
      known.length > 0
        ? `did you mean '${nearestName(name, known)}'? The options are ${known.join(', ')}.`
        : 'it has none. Leave it out.';
    throw new ArgumentError(`${who}: there is no option '${name}'; ${remedy}`);
  }
}
