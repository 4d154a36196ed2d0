import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve as resolveModule } from 'import-meta-resolve';
import { codeOf, messageOf } from '../errors.js';
import { quote } from '../nearest.js';
import { moduleDigest } from './module-digest.js';

/** What tells one version of a module from another; it stands in a setting beside the name. */
export interface PluginStamp {
  /** Version of the package; absent for a file. */
  readonly version?: string;
  /** Digest of the module and of the files that it imports by relative paths. */
  readonly sha256: string;
}

/** A module that a setting names. */
export interface FoundPlugin {
  /** URL to import it by. */
  readonly href: string;
  readonly stamp: PluginStamp;
}

/** Whether a name is the path of a file rather than the name of a package. */
export const isFilePath = (name: string): boolean => /^\.{1,2}([\\/]|$)|^[\\/]|^[A-Za-z]:[\\/]/.test(name);

/**
 * Finds a module without loading it: a file by its path, relative to the current folder, or a package that is installed
 * for the current folder.
 *
 * @returns the module; a sentence that says why there is none and what to do; or undefined where no package has the name.
 */
export function findPlugin(name: string): FoundPlugin | string | undefined {
  return isFilePath(name) ? findFile(name) : findPackage(name);
}

/** What to do where a name is neither built in nor that of a package that is installed. */
export const elsewhere =
  'A package must be installed for the current folder; a file is given as a path, such as ./my-own.js.';

function findFile(name: string): FoundPlugin | string {
  const path = resolve(name);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    return (
      `there is no file ${quote(name)} in ${process.cwd()}. Give its path from the current folder, or in an experiment ` +
      'from the folder of that.'
    );
  }
  if (stats.isDirectory()) return `${quote(name)} is a folder. Give a file, such as ${join(name, 'index.js')}.`;
  return { href: pathToFileURL(path).href, stamp: { sha256: moduleDigest(path) } };
}

function findPackage(name: string): FoundPlugin | string | undefined {
  if (name.includes(':')) return undefined;
  let href: string;
  try {
    href = resolveModule(name, pathToFileURL(resolve('package.json')).href);
  } catch (error) {
    if (codeOf(error) === 'ERR_INVALID_MODULE_SPECIFIER' || /^Cannot find package/.test(messageOf(error))) {
      return existsSync(resolve(name)) ? `${quote(name)} is a file. Give it as a path: ./${name}.` : undefined;
    }
    return `package ${quote(name)} has nothing to import: ${messageOf(error)}.`;
  }
  if (!href.startsWith('file:')) return undefined;
  const path = fileURLToPath(href);
  return { href, stamp: { version: versionAbove(path), sha256: moduleDigest(path) } };
}

/** The version in the nearest package.json that has a name: builds may hold others, which only set the type. */
function versionAbove(path: string): string {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) {
      const { name, version } = JSON.parse(readFileSync(manifest, 'utf8'));
      if (name) return String(version ?? 'none');
    }
    if (folder === dirname(folder)) return 'none';
  }
}
