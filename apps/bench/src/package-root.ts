import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, from its sources as well as from its build. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** name and version of this package. */
export const packageInfo: { readonly name: string; readonly version: string } = JSON.parse(
  readFileSync(join(packageRoot, 'package.json'), 'utf8'),
);

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}
