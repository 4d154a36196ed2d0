import { describe } from './describe.js';
import { ArgumentError } from './errors.js';

const lists = ['rowIndices', 'columnIndices', 'values'] as const;

/** Holds triplets to being an object with three lists; throws ArgumentError in the name of `caller`. */
export function checkLists(
  caller: string,
  triplets: Partial<Readonly<Record<(typeof lists)[number], unknown>>> | undefined,
): void {
  for (const name of lists) {
    const list = triplets?.[name];
    if (Array.isArray(list) || (ArrayBuffer.isView(list) && 'length' in list)) continue;
    throw new ArgumentError(
      `${caller}: expected ${name} to be a list of numbers, got ${describe(triplets ? list : triplets)}. Pass { rows, ` +
        'columns, rowIndices, columnIndices, values }.',
    );
  }
}
