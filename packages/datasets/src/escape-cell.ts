/** What a spreadsheet takes for the start of a formula, the wide forms of East Asian input included. */
const startsFormula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * One cell of a CSV or TSV file, quoted where it must be and harmless to a spreadsheet.
 *
 * A text that begins with `=`, `+`, `-`, `@`, a tab or a line end would be run as a formula by a spreadsheet, so a single
 * quote goes before it; numbers such as `-1.5` stay as they are. A cell with a character of the delimiter, a double quote, a line end or
 * a blank at either end goes in double quotes, with those within doubled.
 *
 * @param value - the text, or a number, which is written so that it reads back the same.
 * @param options.delimiter - what separates cells, default `','`.
 * @returns The cell as it stands in the file. A formula that was defused reads back with its single quote.
 * @example
 * ```ts
 * import { escapeCell } from '@lowrank/datasets';
 *
 * console.log(escapeCell('Doe, "J"')); // "Doe, ""J"""
 * console.log(escapeCell('=HYPERLINK(A1)')); // '=HYPERLINK(A1)
 * console.log(escapeCell(-1.5)); // -1.5
 * ```
 * @see OWASP, CSV injection, https://owasp.org/www-community/attacks/CSV_Injection; RFC 4180, section 2.
 */
export function escapeCell(
  value: string | number,
  { delimiter = ',' }: { readonly delimiter?: string | undefined } = {},
): string {
  const text = String(value);
  const safe = typeof value === 'string' && startsFormula.test(text) && !isNumber.test(text) ? `'${text}` : text;
  const plain = ![...delimiter].some((part) => safe.includes(part)) && !/["\r\n]|^\s|\s$/.test(safe);
  return plain ? safe : `"${safe.replaceAll('"', '""')}"`;
}
