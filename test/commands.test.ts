import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeProgram } from '../apps/bench/src/commands/program.ts';
import { documents, members, root } from './workspace.ts';

const program = makeProgram({ out: () => {}, note: () => {} } as never, () => {});
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Every line of the sh blocks of the READMEs and docs, without comments. */
const lines = documents.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) =>
    block
      .split('\n')
      .map((line) => line.replace(/\s*# .*$/, ''))
      .flatMap((line) => line.split(' && '))
      .map((line) => ({ file, line }))
      .filter(({ line }) => line !== ''),
  ),
);
const matching = (command: RegExp) =>
  lines.flatMap(({ file, line }) => {
    const match = command.exec(line);
    return match ? [{ file, line, rest: match[1] ?? match[2] }] : [];
  });

// The READMEs of packages are for other folders than this one.
it('documents only scripts that exist', () => {
  const named = matching(/^npm (?:run (?:--silent )?([\w:-]+)|(test)\b)/).filter(
    ({ file }) => !file.startsWith('packages/'),
  );
  expect(named.length).toBeGreaterThan(3);
  for (const { file, line, rest } of named) expect(Object.keys(scripts), `${file}: ${line}`).toContain(rest);
});

it('documents only commands and options that exist', () => {
  const commands = matching(/^(?:(?:npx )?lowrank-bench|npm run --silent bench --) (.+)$/);
  expect(commands.length).toBeGreaterThan(5);
  for (const { file, line, rest } of commands) {
    const [name, ...words] = rest.split(/\s+/);
    const command = program.commands.find((candidate) => candidate.name() === name);
    expect(command, `${file}: ${line}`).toBeDefined();
    const options = command?.options.map(({ long }) => long);
    for (const word of words.filter((w) => w.startsWith('--'))) expect(options, `${file}: ${line}`).toContain(word);
  }
});

it('documents only packages of the family that exist', () => {
  const installs = matching(/^npm install (?:--global )?(.+)$/);
  expect(installs.length).toBeGreaterThan(5);
  const names = members.map(({ manifest }) => manifest.name);
  for (const { file, rest } of installs) {
    for (const name of rest.split(' ').filter((word) => !/^@tensorflow\/|-my-|{{/.test(word))) {
      expect(names, file).toContain(name);
    }
  }
});
