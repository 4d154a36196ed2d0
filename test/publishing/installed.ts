import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The names of all packages in the node_modules of a folder, and in those below; one of two copies comes twice. */
export async function installedIn(folder: string): Promise<string[]> {
  const modules = join(folder, 'node_modules');
  if (!existsSync(modules)) return [];
  const names: string[] = [];
  for (const entry of await readdir(modules)) {
    if (entry.startsWith('.')) continue;
    const packages = entry.startsWith('@')
      ? (await readdir(join(modules, entry))).map((name) => `${entry}/${name}`)
      : [entry];
    for (const name of packages) names.push(name, ...(await installedIn(join(modules, name))));
  }
  return names.sort();
}
