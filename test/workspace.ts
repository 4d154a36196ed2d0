import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the repository. */
export const root = join(import.meta.dirname, '..');

/** What the tests read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Record<string, unknown>;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly private?: boolean;
}

/** Every package and app of the workspace: its folder relative to the root, and its manifest. */
export const members = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(join(root, parent)).map((folder) => ({
    folder: `${parent}/${folder}`,
    manifest: JSON.parse(readFileSync(join(root, parent, folder, 'package.json'), 'utf8')) as Manifest,
  })),
);

/** What is installed, built or generated, the pages of the site among it. */
const notSources = /^(node_modules|dist|runs|packages|project|reference|\..*)$/;

/** Files below a folder of the repository whose path ends in one of `endings`, without what is made of them. */
export function filesBelow(folder: string, endings: readonly string[]): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return notSources.test(entry.name) ? [] : filesBelow(path, endings);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
  });
}

/** The documents that people read: READMEs, docs, and the guides of the site. */
export const documents = [
  ...['README.md', 'CONTRIBUTING.md'],
  ...['packages', 'apps', 'docs'].flatMap((parent) => filesBelow(parent, ['.md'])),
].filter((file) => !file.endsWith('CHANGELOG.md'));
