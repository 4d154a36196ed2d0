import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * JSON that was written in a file of `folder`, with every path that begins with ./ or ../ as it is from the current folder:
 * an experiment names its modules from where it is.
 */
export function fromFolder<T>(json: T, folder: string): T {
  if (typeof json === 'string') return (/^\.{1,2}[\\/]/.test(json) ? relate(json, folder) : json) as T;
  if (Array.isArray(json)) return json.map((entry) => fromFolder(entry, folder)) as T;
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, fromFolder(value, folder)])) as T;
}

function relate(path: string, folder: string): string {
  const from = relative(process.cwd(), resolve(folder, path)).split(sep).join('/');
  return isAbsolute(from) || from.startsWith('../') ? from : `./${from}`;
}
