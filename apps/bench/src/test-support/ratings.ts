import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CompleteCommandOptions } from '../commands/complete.js';
import { complete } from '../commands/complete.js';
import type { Terminal } from '../commands/terminal.js';

/** Fewer entries than are needed to choose by, so that means and biases are the model and training takes no time. */
export const fewRatings = 'user,item,rating\nann,tea,5\nann,"rye, dark",1\nbob,tea,4\ncy <b>,milk,3\n';
const fewPairs = 'note,user,item\n=1+1,bob,"rye, dark"\nx,zoe,tea\ny,bob,beer\nz,zoe,beer\n';

/** A new folder with ratings.csv, pairs.csv and other files. */
export function ratingsFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'lowrank-complete-'));
  for (const [name, text] of Object.entries({ 'ratings.csv': fewRatings, 'pairs.csv': fewPairs, ...files })) {
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A terminal that keeps what is written. */
export function keptTerminal(): Terminal & { readonly stdout: string[]; readonly stderr: string[] } {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const terminal = { screen: undefined, colour: false, stdout, stderr };
  return { ...terminal, out: (text) => stdout.push(text), note: (text) => stderr.push(text) };
}

/** Runs `complete` in this process, on the files of a folder; the options are relative to it. */
export async function completeIn(
  folder: string,
  { train = true, model, ...options }: Partial<CompleteCommandOptions> & { train?: boolean } = {},
) {
  const terminal = keptTerminal();
  const at = (name: string) => join(folder, name);
  const code = await complete(
    train ? at('ratings.csv') : undefined,
    {
      ...options,
      predict: at('pairs.csv'),
      out: at(options.out ?? 'out.csv'),
      ...(model && { model: at(model) }),
      ...(options.report && { report: at(options.report) }),
      ...(options.checkpoint && { checkpoint: resolve(folder, options.checkpoint) }),
    },
    terminal,
  );
  const out = at(options.out ?? 'out.csv');
  return {
    code,
    stdout: terminal.stdout.join('\n'),
    stderr: terminal.stderr.join('\n'),
    written: existsSync(out) ? readFileSync(out, 'utf8') : '',
  };
}
