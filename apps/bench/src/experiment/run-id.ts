import { createHash } from 'node:crypto';
import { isFilePath } from '../plugins/find-plugin.js';
import { isPlugin } from '../plugins/plugins-in.js';
import type { Setting } from '../schema/setting.js';

/** Version of what a result means and of its fields. A change makes stored results of older versions unused. */
const resultsVersion = 1;

/**
 * 12 hexadecimal digits that depend on the complete setting and on {@link resultsVersion}, not on the order of keys, the
 * experiment, the label or the versions of packages; nor, of a file that is named, on where it is: its digest counts.
 */
export function runId(setting: Setting): string {
  return createHash('sha256').update(canonical({ resultsVersion, setting })).digest('hex').slice(0, 12);
}

/** The id of a setting without its seed: runs that differ by seed alone share it. */
export function cellId(setting: Setting): string {
  return runId({ ...setting, seed: 0 });
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(withoutPlace(inner)).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function withoutPlace(value: object): object {
  if (!isPlugin(value) || !isFilePath(value.name)) return value;
  const { name: _, ...rest } = value;
  return rest;
}
