import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** `npm install` in a folder, from the registry that npm is configured for unless `options` say otherwise. */
export async function npmInstall(folder: string, ...options: readonly string[]): Promise<void> {
  // What `npm test` adds to the environment would point npm at this workspace.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config_registry)/.test(name)),
  );
  const quick = ['--no-audit', '--no-fund', '--no-update-notifier', '--prefer-offline', '--ignore-scripts'];
  await run('npm', ['install', ...quick, ...options], { cwd: folder, env, maxBuffer: 2 ** 26 });
}
