import { ArgumentError } from '@lowrank/linalg';
import { countCells } from './check-cells.js';
import { shown, TableError } from './errors.js';
import { meantAsNumber } from './parse-rating.js';
import type { TableRecord } from './parse-records.js';

/** What a column is for. */
export type Role = 'row' | 'column' | 'value';

/** A column by its name in the header, or by its position, counted from 0. */
export type ColumnChoice = string | number;

/** Names that a header may have for each role; case, blanks and punctuation don't matter. */
const synonyms: Record<Role, readonly string[]> = {
  row: ['user', 'userid', 'uid', 'customer', 'customerid', 'reviewer', 'reviewerid', 'reader', 'readerid', 'row'],
  column: [
    ...['item', 'itemid', 'iid', 'movie', 'movieid', 'product', 'productid', 'book', 'bookid', 'isbn', 'asin'],
    ...['song', 'songid', 'track', 'trackid', 'artist', 'artistid', 'column'],
  ],
  value: ['rating', 'score', 'stars', 'value'],
};

/** What {@link chooseColumns} goes by. */
export interface ColumnRules<R extends Role> {
  readonly file: string;
  /** The roles to fill, in the order that columns have where there is no header. */
  readonly roles: readonly R[];
  readonly columns?: Partial<Record<R, ColumnChoice | undefined>> | undefined;
  readonly header?: boolean | undefined;
}

/** Whether the first record is a header, and the position of each role. */
export function chooseColumns<R extends Role>(
  { cells, line }: TableRecord,
  { file, roles, columns = {}, header }: ColumnRules<R>,
): { readonly header: boolean; readonly positions: Readonly<Record<R, number>> } {
  const named = roles.some((role) => typeof columns[role] === 'string');
  if (named && header === false) {
    throw new ArgumentError(`${file}: columns are given by name, but header is false. Give positions, or a header.`);
  }
  const hasHeader = header ?? (named || looksLikeHeader(cells, roles, columns));
  const positions = {} as Record<R, number>;
  roles.forEach((role, place) => {
    positions[role] = position(role, place);
    for (const other of roles.slice(0, place)) {
      if (positions[other] !== positions[role]) continue;
      throw new ArgumentError(
        `${file}: ${other} and ${role} are both column ${positions[role]}. Pass columns: { ${roles.join(', ')} }.`,
      );
    }
  });
  return { header: hasHeader, positions };

  function position(role: R, place: number): number {
    const choice: ColumnChoice | undefined = columns[role];
    if (typeof choice === 'string') return namedPosition(role, choice);
    if (choice === undefined && hasHeader) return knownPosition(role);
    const wanted = choice ?? place;
    if (!Number.isInteger(wanted) || wanted < 0) {
      throw new ArgumentError(`${file}: a position of a column is a whole number from 0, got ${wanted} for ${role}.`);
    }
    if (wanted >= cells.length) {
      throw missing(
        choice === undefined
          ? `has ${countCells(cells)}; expected ${roles.length}: ${roles.join(', ')}`
          : `has ${countCells(cells)}; expected a column ${wanted}, counted from 0, for the ${role}`,
      );
    }
    return wanted;
  }

  function namedPosition(role: R, name: string): number {
    const places = cells.flatMap((cell, k) => (cell.trim() === name.trim() ? [k] : []));
    if (places.length === 1) return places[0];
    throw missing(
      `${places.length === 0 ? 'no column is' : `${places.length} columns are`} called ${shown(name)}, which was ` +
        `given for the ${role}`,
    );
  }

  function knownPosition(role: R): number {
    const places = cells.flatMap((cell, k) => (isKnown(cell, role) ? [k] : []));
    if (places.length === 1) return places[0];
    throw missing(
      places.length === 0
        ? `taken for a header, but no column has a name known for the ${role}, such as ${synonyms[role][0]}`
        : `${places.map((k) => shown(cells[k])).join(' and ')} could each be the ${role}`,
    );
  }

  function missing(trouble: string): TableError {
    return new TableError('LOWRANK_TABLE_COLUMNS', {
      file,
      line,
      problem: `${trouble}. The line is ${cells.slice(0, 12).map(shown).join(', ')}${cells.length > 12 ? ', ...' : ''}`,
      advice: `Pass columns: { ${roles.join(', ')} } with names or positions, or header: false if this is data.`,
    });
  }
}

const isKnown = (cell: string, role: Role) => synonyms[role].includes(cell.toLowerCase().replace(/[^a-z0-9]/g, ''));

/** A rating that is not a number gives a header away; where there is no rating, names do. */
function looksLikeHeader<R extends Role>(
  cells: readonly string[],
  roles: readonly R[],
  columns: Partial<Record<R, ColumnChoice | undefined>>,
): boolean {
  const place = roles.indexOf('value' as R);
  if (place < 0) return roles.every((role) => cells.some((cell) => isKnown(cell, role)));
  const cell = cells[Number(columns['value' as R] ?? place)];
  return cell !== undefined && !meantAsNumber(cell);
}
