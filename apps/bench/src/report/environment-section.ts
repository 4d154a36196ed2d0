import { areSameVersions, type Environment } from '../folder/environment.js';
import { type Html, html } from './html.js';
import { htmlTable } from './html-table.js';
import type { VersionSet } from './version-sets.js';

/**
 * What computed the results: machine and versions. Where `sets` says that not all results are of the versions of
 * `environment`, which is that of the last command, a table of them follows.
 */
export function environmentSection(environment: Environment, sets: readonly VersionSet[] = []): Html {
  const { node, platform, cpu, cores, memoryGiB, revision, packages } = environment;
  const machine = { Node: node, platform, processor: cpu, cores, 'memory, GiB': memoryGiB };
  const rows = Object.entries({ ...machine, ...packages, ...(revision && { revision }) });
  const mixed = sets.some(({ versions }) => !areSameVersions(versions, { node, ...packages }));
  return html`<h2>Environment</h2>
${htmlTable({
  caption: mixed ? 'What computed last; not all results are of these versions.' : 'What computed the results.',
  columns: [{ title: 'of' }, { title: 'name or version' }],
  rows: rows.map(([name, value]) => ({ cells: [{ text: name }, { text: String(value) }] })),
})}
${mixed && versionTable(sets)}`;
}

function versionTable(sets: readonly VersionSet[]): Html {
  const names = [...new Set(sets.flatMap(({ versions }) => Object.keys(versions)))];
  return htmlTable({
    caption: 'Versions that computed the results.',
    columns: [{ title: 'of' }, ...sets.map(({ runs }) => ({ title: runs === 1 ? '1 run' : `${runs} runs` }))],
    rows: names.map((name) => ({
      cells: [
        { text: name === 'node' ? 'Node' : name },
        ...sets.map(({ versions }) => ({ text: versions[name] ?? '–' })),
      ],
    })),
  });
}
