import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { outerEnvironment } from './outer-environment.ts';

const run = promisify(execFile);

/** `npm install` in a folder, from the registry that npm is configured for unless `options` say otherwise. */
export async function npmInstall(folder: string, ...options: readonly string[]): Promise<void> {
  const quick = ['--no-audit', '--no-fund', '--no-update-notifier', '--prefer-offline', '--ignore-scripts'];
  await run('npm', ['install', ...quick, ...options], { cwd: folder, env: outerEnvironment(), maxBuffer: 2 ** 26 });
}
