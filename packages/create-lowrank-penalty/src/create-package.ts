import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Names, namesOf } from './names.js';

/** What the template leaves open besides names. */
export interface Versions {
  readonly regularizers: string;
  readonly bench: string;
}

/**
 * Writes the package of a new penalty into the folder `argument` of `parent`.
 *
 * @param template the folder of the template.
 * @returns the names of what was made.
 * @throws Error that says what to do where the name is none or the folder is not empty; nothing is written then.
 */
export function createPackage(
  argument: string,
  { parent, template, versions }: { parent: string; template: string; versions: Versions },
): Names {
  const names = namesOf(argument);
  if (typeof names === 'string') throw new Error(names);
  const folder = resolve(parent, argument);
  refuseTaken(folder);
  mkdirSync(folder, { recursive: true });
  const fields: Record<string, string> = { ...names, ...versions };
  for (const file of readdirSync(template)) {
    const text = readFileSync(join(template, file), 'utf8').replace(
      /\{\{(\w+)\}\}/g,
      (_, field: string) => fields[field],
    );
    // npm leaves files named .gitignore out of packages.
    writeFileSync(join(folder, file === 'gitignore' ? '.gitignore' : file), text);
  }
  return names;
}

function refuseTaken(folder: string): void {
  if (!existsSync(folder)) return;
  let content: string[];
  try {
    content = readdirSync(folder);
  } catch {
    throw new Error(`${folder} is a file. Choose another name, or move it away.`);
  }
  if (content.length > 0) {
    throw new Error(
      `${folder} is not empty: it holds ${content.slice(0, 3).join(', ')}. Choose another name, or empty it.`,
    );
  }
}
