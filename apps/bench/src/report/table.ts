/** A table that is printed on a terminal and in a report alike. */
export interface Table {
  /** What it shows, for a report. */
  readonly caption?: string;
  readonly columns: readonly { readonly title: string; readonly unit?: string; readonly numeric?: boolean }[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** Stands out. */
  readonly strong?: boolean;
}

/** What stands in a cell, and what goes with it in smaller type, such as quartiles. */
export interface TableCell {
  readonly text: string;
  readonly detail?: string;
}

/** The table as aligned plain text. */
export function printTable({ columns, rows }: Table): string {
  const head = columns.map(({ title, unit }) => (unit ? `${title}, ${unit}` : title));
  const body = rows.map(({ cells, strong }) =>
    cells.map(({ text, detail }, k) => `${k === 0 && strong ? '* ' : ''}${text}${detail ? ` [${detail}]` : ''}`),
  );
  const widths = head.map((title, k) => Math.max(title.length, ...body.map((cells) => cells[k].length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((text, k) => (columns[k].numeric ? text.padStart(widths[k]) : text.padEnd(widths[k])))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
