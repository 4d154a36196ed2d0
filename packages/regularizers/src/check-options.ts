import { asOptions, refuseUnknown } from '@lowrank/linalg';

/**
 * The options of the function `who`, once they are known to be its own.
 *
 * @throws ArgumentError on an option that is not among `known`, and on what is no object, such as a bare number.
 */
export function checkOptions<Options extends object>(
  who: string,
  options: Options,
  known: readonly (keyof Options & string)[],
): Options {
  refuseUnknown(who, asOptions(who, options), known);
  return options;
}
