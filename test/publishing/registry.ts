import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { members } from '../workspace.ts';
import { outerEnvironment } from './outer-environment.ts';

const run = promisify(execFile);

/** A registry on this machine. */
export interface Registry {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a registry that takes the packages of the family from anybody, and all others from the registry that npm is
 * configured for.
 *
 * @param folder where it keeps its packages, empty at the start.
 */
export async function startRegistry(folder: string): Promise<Registry> {
  const { stdout } = await run('npm', ['config', 'get', 'registry'], { cwd: folder, env: outerEnvironment() });
  const anybody = { access: '$all', publish: '$all', unpublish: '$all' };
  const config = {
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd') } },
    uplinks: { configured: { url: stdout.trim() } },
    packages: {
      ...Object.fromEntries(members.map(({ manifest: { name } }) => [name, anybody])),
      '**': { access: '$all', proxy: 'configured' },
    },
    log: { type: 'stdout', level: 'warn' },
  };
  const file = join(folder, 'verdaccio.yaml');
  await writeFile(file, JSON.stringify(config)); // YAML includes JSON
  const port = await freePort();
  const manifest = createRequire(import.meta.url).resolve('verdaccio/package.json');
  const command = [join(dirname(manifest), 'bin/verdaccio'), '--config', file, '--listen', `127.0.0.1:${port}`];
  const child = spawn(process.execPath, command, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = `http://127.0.0.1:${port}/`;
  await answering(url, child);
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  let output = '';
  child.stdout?.on('data', (text) => (output += text));
  child.stderr?.on('data', (text) => (output += text));
  for (let attempt = 0; attempt < 600 && child.exitCode === null; attempt++) {
    const response = await fetch(`${url}-/ping`).catch(() => undefined);
    if (response?.ok) return;
    await setTimeout(100);
  }
  child.kill();
  throw new Error(`The registry does not answer at ${url}. It wrote: ${output}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
