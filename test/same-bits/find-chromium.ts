import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** What LOWRANK_CHROMIUM names, or the first Chromium on the PATH; undefined where there is neither. */
export function findChromium({ LOWRANK_CHROMIUM, PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  if (LOWRANK_CHROMIUM) return LOWRANK_CHROMIUM;
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
