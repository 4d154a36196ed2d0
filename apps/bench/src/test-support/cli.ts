import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../package-root.js';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The built command, as a process that is under way.
 *
 * @param env is added to the environment.
 * @param fileLimit makes the disk full when a file has so many blocks of the shell.
 */
export function startCli(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  fileLimit?: number,
): { process: ChildProcess; ended: Promise<Ended> } {
  const { execPath, env: inherited } = globalThis.process;
  const limited = fileLimit === undefined ? [] : ['sh', '-c', `ulimit -f ${fileLimit}; exec "$0" "$@"`];
  const [command, ...rest] = [...limited, execPath, join(packageRoot, 'dist', 'cli.js'), ...argv];
  const process = spawn(command, rest, { cwd, env: { ...inherited, ...env } });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  process.stdout.setEncoding('utf8').on('data', (text) => stdout.push(text));
  process.stderr.setEncoding('utf8').on('data', (text) => stderr.push(text));
  const ended = new Promise<Ended>((resolve, reject) => {
    process.on('error', reject);
    process.on('close', (code, signal) => resolve({ code, signal, stdout: stdout.join(''), stderr: stderr.join('') }));
  });
  return { process, ended };
}

/** Runs the built command to its end. */
export const runCli = (
  argv: readonly string[],
  cwd: string,
  env?: Readonly<Record<string, string>>,
  fileLimit?: number,
): Promise<Ended> => startCli(argv, cwd, env, fileLimit).ended;

/** A new folder that holds experiments as JSON files, by their names. */
export function folderWith(...experiments: readonly { readonly name: string }[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'lowrank-cli-'));
  for (const experiment of experiments) {
    writeFileSync(join(folder, `${experiment.name}.json`), JSON.stringify(experiment));
  }
  return folder;
}

/** Waits until something holds, at most half a minute. */
export async function until(holds: () => boolean): Promise<void> {
  for (const start = Date.now(); !holds(); ) {
    if (Date.now() - start > 30_000) throw new Error(`It never came true: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A setting that takes a few hundredths of a second. */
export const smallSetting = {
  data: { kind: 'synthetic', rows: 12, columns: 10, rank: 2, observed: 60 },
  terms: [{ penalty: { name: 'ratio' }, weight: 0.01 }],
  optimizer: { name: 'adam', learningRate: 0.01 },
  engine: { name: 'subspace', rank: 4 },
  steps: 60,
  metricsEvery: 10,
  checkpointEvery: 20,
};

/** An experiment of four small runs. */
export const small = {
  name: 'small',
  title: 'Small <script>alert("title")</script>',
  description: 'What was asked <b>for</b>.\n\nMore.',
  setting: smallSetting,
  variants: { 'plain <i>': { terms: [] }, ratio: {} },
  grid: [{ variants: ['plain <i>', 'ratio'], seed: [0, 1] }],
};
