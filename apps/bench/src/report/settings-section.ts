import type { Cells } from './cells.js';
import { type Html, html } from './html.js';
import type { StoredRun } from './outcomes.js';
import { scrolls } from './scrolls.js';

/** The settings: what all runs share, then what each cell adds. */
export function settingsSection({ main, pairs }: Cells, runs: readonly StoredRun[]): Html {
  const settings = runs.map(({ run }) => flatten({ ...run.setting, seed: undefined }));
  const shared = (path: string) => settings.every((setting) => setting.get(path) === settings[0].get(path));
  const common = [...(settings[0] ?? [])].filter(([path]) => shared(path));
  const cells = [...new Set([...main, ...pairs.flatMap(({ native, tensor }) => [native, tensor])])];
  return html`<h2>Settings</h2>
<details><summary>What all runs share</summary>${list('Settings that all runs share', common)}</details>
${cells.map(({ label, setting }) => {
  const own = [...flatten({ ...setting, seed: undefined })].filter(([path]) => !shared(path));
  return own.length > 0 && html`<details><summary>${label}</summary>${list(`Settings of ${label}`, own)}</details>`;
})}`;
}

/** A setting with all its leaves, one a line; `name` is what it is called for those who do not see it. */
export const settingList = (name: string, setting: unknown): Html => list(name, [...flatten(setting)]);

function list(name: string, entries: readonly (readonly [string, string])[]): Html {
  return html`<pre${scrolls(name)}><code>${entries.map(([path, value]) => `${path} = ${value}`).join('\n')}</code></pre>`;
}

/** Every leaf of a setting by its path, as `--set` takes it. */
function flatten(value: unknown, path = ''): Map<string, string> {
  const leaves = new Map<string, string>();
  if (typeof value !== 'object' || value === null || (Array.isArray(value) && value.length === 0)) {
    if (value !== undefined) leaves.set(path, JSON.stringify(value));
    return leaves;
  }
  for (const [key, inner] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    for (const [leaf, text] of flatten(inner, at)) leaves.set(leaf, text);
  }
  return leaves;
}
