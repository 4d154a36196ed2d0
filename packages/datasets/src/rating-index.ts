import { ArgumentError } from '@lowrank/linalg';

/** What an {@link Index} is as JSON. */
export interface IndexJson {
  /** The id of row i at place i. */
  readonly rows: readonly string[];
  /** The id of column j at place j. */
  readonly columns: readonly string[];
}

/**
 * Which row and column of a matrix stands for which id: users and items, say, as they are called in a file.
 *
 * Ids are strings, compared exactly: `'7'`, `'07'` and `' 7'` are three. It goes to JSON and back, so that it can be kept
 * beside a model.
 *
 * @example
 * ```ts
 * import { Index } from '@lowrank/datasets';
 *
 * const index = Index.from({ rows: ['ann', 'bob'], columns: ['tea', 'milk', 'rye'] });
 * console.log(index.rowOf('bob'), index.columnOf('rye'), index.columnOf('gin')); // 1 2 undefined
 * console.log(index.rowIds[1]); // bob
 * console.log(Index.fromJSON(JSON.parse(JSON.stringify(index))).rowOf('bob')); // 1
 * ```
 */
export class Index {
  readonly #rows: ReadonlyMap<string, number>;
  readonly #columns: ReadonlyMap<string, number>;

  private constructor(
    /** The id of row i at place i. */
    readonly rowIds: readonly string[],
    /** The id of column j at place j. */
    readonly columnIds: readonly string[],
  ) {
    this.#rows = numbered('row', rowIds);
    this.#columns = numbered('column', columnIds);
  }

  /** Numbers ids in the order given. Throws ArgumentError on an id that is given twice or is not a string. */
  static from({ rows, columns }: { readonly rows: Iterable<string>; readonly columns: Iterable<string> }): Index {
    return new Index(Object.freeze([...rows]), Object.freeze([...columns]));
  }

  /** Reads what {@link Index.toJSON} wrote. Throws ArgumentError on anything else. */
  static fromJSON(json: unknown): Index {
    const { rows, columns } = (json ?? {}) as Partial<IndexJson>;
    if (!Array.isArray(rows) || !Array.isArray(columns)) {
      throw new ArgumentError('Index: expected { rows: [ids], columns: [ids] } as JSON. Pass what toJSON gave.');
    }
    return Index.from({ rows, columns });
  }

  /** The row of an id, undefined where there is none. */
  rowOf(id: string): number | undefined {
    return this.#rows.get(id);
  }

  /** The column of an id, undefined where there is none. */
  columnOf(id: string): number | undefined {
    return this.#columns.get(id);
  }

  /** All ids, in order. */
  toJSON(): IndexJson {
    return { rows: this.rowIds, columns: this.columnIds };
  }
}

function numbered(line: string, ids: readonly unknown[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  ids.forEach((id, place) => {
    if (typeof id !== 'string') {
      throw new ArgumentError(`Index: every ${line} id must be a string, got ${typeof id} at place ${place}.`);
    }
    const before = places.get(id);
    if (before !== undefined) {
      throw new ArgumentError(
        `Index: every ${line} id must be given once, got ${JSON.stringify(id)} at ${before} and ${place}.`,
      );
    }
    places.set(id, place);
  });
  return places;
}
