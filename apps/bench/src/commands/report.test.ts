import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runCli, small } from '../test-support/cli.js';

describe('lowrank-bench report', () => {
  it('writes a report that loads nothing and in which names are only text', async () => {
    const cwd = folderWith(small);
    await runCli(['run', 'small.json', '--quiet'], cwd);
    const path = join(cwd, 'runs', 'small', 'report.html');
    const written = readFileSync(path, 'utf8');
    expect(written).toContain('Small &lt;script&gt;alert(&quot;title&quot;)&lt;/script&gt;');
    expect(written).not.toMatch(/<script|<b>|<i>/);
    expect(written).not.toMatch(/(src|href|url|import)\s*[=(]?\s*["']?(https?:)?\/\//i);
    const { code, stdout } = await runCli(['report', 'runs'], cwd);
    expect([code, stdout]).toEqual([0, 'runs/small/report.html\n']);
    expect(readFileSync(path, 'utf8')).toBe(written);
    expect(readdirSync(join(cwd, 'runs', 'small')).sort()).toEqual([
      'environment.json',
      'experiment.json',
      'figures',
      'report.html',
      'runs',
    ]);
    expect(readdirSync(join(cwd, 'runs', 'small', 'figures'))).toContain('singular-values.svg');
  });
});
