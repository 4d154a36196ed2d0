import { ArgumentError } from '@lowrank/linalg';

/**
 * The options of the function `who`, once they are known to be its own. The few there are stand in the error in full, so
 * that none has to be named as the nearest.
 *
 * @throws ArgumentError on an option that is not among `known`, and on what is no object, such as a bare number.
 */
export function checkOptions<Options extends object>(
  who: string,
  options: Options,
  known: readonly (keyof Options & string)[],
): Options {
  const expected = known.length > 0 ? `the options are ${known.join(', ')}` : 'it takes none';
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new ArgumentError(`${who}: expected an object of options, got ${show(options)}; ${expected}.`);
  }
  for (const name of Object.keys(options)) {
    if ((known as readonly string[]).includes(name)) continue;
    throw new ArgumentError(`${who}: there is no option '${name}'; ${expected}. Correct the name, or leave it out.`);
  }
  return options;
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  return Array.isArray(value) ? 'a list' : String(value);
}
