import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.js';
import { experimentPaths } from '../folder/run-folder.js';
import type { Terminal } from './terminal.js';

/** `lowrank-bench report DIR`: writes figures and report.html anew, for one run folder or all that are in a folder. */
export async function report(folder: string, terminal: Terminal): Promise<void> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UsageError(`${folder} is not a folder. Give the folder of an experiment, such as runs/headline.`);
  }
  const holdsRuns = (path: string) => existsSync(join(path, 'experiment.json'));
  const folders = holdsRuns(folder)
    ? [folder]
    : readdirSync(folder)
        .map((name) => join(folder, name))
        .filter(holdsRuns);
  if (folders.length === 0) {
    throw new UsageError(
      `${folder} holds no experiment.json, nor does a folder in it. Make runs first: lowrank-bench run NAME.`,
    );
  }
  const { writeReport } = await import('../report/write-report.js');
  for (const each of folders) {
    const paths = experimentPaths(each);
    await writeReport(paths);
    terminal.out(paths.report);
  }
}
