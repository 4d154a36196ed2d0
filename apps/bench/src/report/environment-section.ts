import type { Environment } from '../folder/environment.js';
import { type Html, html } from './html.js';
import { htmlTable } from './html-table.js';

/** What computed the results: machine and versions. */
export function environmentSection({ node, platform, cpu, cores, memoryGiB, revision, packages }: Environment): Html {
  const machine = { Node: node, platform, processor: cpu, cores, 'memory, GiB': memoryGiB };
  const rows = Object.entries({ ...machine, ...packages, ...(revision && { revision }) });
  return html`<h2>Environment</h2>
${htmlTable({
  caption: 'What computed the results.',
  columns: [{ title: 'of' }, { title: 'name or version' }],
  rows: rows.map(([name, value]) => ({ cells: [{ text: name }, { text: String(value) }] })),
})}`;
}
