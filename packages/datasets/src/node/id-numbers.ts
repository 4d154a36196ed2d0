import { shown, TableError } from './errors.js';

/** Numbers ids in order of first appearance. */
export interface IdNumbers {
  readonly ids: Iterable<string>;
  readonly size: number;
  /** The number of an id; a new one gets the next. */
  numberOf(id: string, line: number): number;
}

/** An empty list of ids that refuses empty ones and more than `maximum`. */
export function idNumbers(what: 'row' | 'column', file: string, maximum: number): IdNumbers {
  const numbers = new Map<string, number>();
  return Object.freeze({
    get ids() {
      return numbers.keys();
    },
    get size() {
      return numbers.size;
    },
    numberOf(id: string, line: number) {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      if (id === '') {
        throw new TableError('LOWRANK_TABLE_EMPTY_ID', {
          file,
          line,
          problem: `the ${what} id is empty; expected an id`,
          advice: 'Remove the line, or give the id.',
        });
      }
      if (numbers.size === maximum) {
        throw new TableError('LOWRANK_TABLE_TOO_LARGE', {
          file,
          line,
          problem: `${shown(id)} is one more than ${maximum} different ${what} ids`,
          advice: `Check that the ${what} is the right column, or read a part of the file.`,
        });
      }
      numbers.set(id, numbers.size);
      return numbers.size - 1;
    },
  });
}
