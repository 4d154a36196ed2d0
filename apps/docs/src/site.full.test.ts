import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { entriesBelow } from './reference.ts';

const app = join(import.meta.dirname, '..');
const dist = join(app, '.vitepress/dist');

it('builds, with formulas, a local search and a page for every entry of every package', () => {
  execFileSync(process.execPath, [join(app, 'node_modules/vitepress/bin/vitepress.js'), 'build'], { cwd: app });

  for (const { name } of entriesBelow(join(app, '../../packages'))) {
    expect(existsSync(join(dist, 'reference', name.replace(/^@[^/]+\//, ''), 'index.html')), name).toBe(true);
  }
  expect(readdirSync(join(dist, 'assets/chunks')).some((file) => file.startsWith('@localSearchIndex'))).toBe(true);
  const holds = (file: string, text: string) => readFileSync(join(dist, file), 'utf8').includes(text);
  expect(holds('reference/regularizers/functions/ratio.html', '<math')).toBe(true);
  expect(holds('guide/write-a-penalty.html', 'testPenalty')).toBe(true);
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  expect(pages.filter((file) => holds(file, 'katex-error'))).toEqual([]);
});
