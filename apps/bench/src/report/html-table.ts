import { type Html, html, trusted } from './html.js';
import { superscript } from './plot.js';
import { scrolls } from './scrolls.js';
import type { Table } from './table.js';

/** A table as HTML, with numbers like 1.2e-4 as powers of ten. The first cell of a row is its heading. */
export function htmlTable({ caption, columns, rows }: Table): Html {
  const kind = (k: number) => trusted(columns[k].numeric ? ' class="numeric"' : '');
  return html`<div class="scroll"${scrolls(caption)}><table>
${caption !== undefined && html`<caption>${caption}</caption>`}
<thead><tr>${columns.map(({ title, unit }, k) => html`<th${kind(k)} scope="col">${title}${unit && `, ${unit}`}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ cells, strong }) => html`<tr${trusted(strong ? ' class="strong"' : '')}>${cells.map(({ text, detail }, k) => {
      const content = html`${columns[k].numeric ? raised(text) : text}${detail && html`<span class="detail">${raised(detail)}</span>`}`;
      return k === 0 ? html`<th scope="row">${content}</th>` : html`<td${kind(k)}>${content}</td>`;
    })}</tr>
`,
  )}</tbody>
</table></div>`;
}

/** `1.20e-4` as 1.20 · 10⁻⁴. */
export function raised(text: string): string {
  return text.replace(
    /(\d)e(-?\d+)/g,
    (_, digit: string, exponent: string) => `${digit} · 10${superscript(Number(exponent))}`,
  );
}
