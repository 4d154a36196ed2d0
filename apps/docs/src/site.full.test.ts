import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { entriesBelow } from './reference.ts';

const app = join(import.meta.dirname, '..');
const dist = join(app, '.vitepress/dist');
const read = (file: string) => readFileSync(join(dist, file), 'utf8');

it('builds without the network, with formulas, a local search and a page for every entry of every package', () => {
  // A proxy that does not exist: whatever asks the network fails.
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    HTTP_PROXY: 'http://127.0.0.1:9',
    HTTPS_PROXY: 'http://127.0.0.1:9',
  };
  execFileSync(process.execPath, [join(app, 'node_modules/vitepress/bin/vitepress.js'), 'build'], { cwd: app, env });

  for (const { name } of entriesBelow(join(app, '../../packages'))) {
    expect(existsSync(join(dist, 'reference', name.replace(/^@[^/]+\//, ''), 'index.html')), name).toBe(true);
  }
  for (const page of ['guide/start', 'packages/regularizers', 'project/contributing']) {
    expect(read(`${page}.html`)).toContain('VPLocalSearchBox');
  }
  const ratio = read('reference/regularizers/functions/ratio.html');
  expect(ratio).toContain('<math');
  expect(ratio).not.toContain('katex-error');
  expect(read('guide/write-a-penalty.html')).toContain('testPenalty');
});
