import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { penaltyChecks } from '@lowrank/regularizers/testing';
import { describe, expect, it } from 'vitest';
import { createPackage } from './create-package.js';

const template = join(import.meta.dirname, '..', 'template');
const versions = { regularizers: '^1.2.0', bench: '^1.3.0' };
const create = (name: string, parent = mkdtempSync(join(tmpdir(), 'lowrank-create-'))) => {
  createPackage(name, { parent, template, versions });
  return join(parent, name);
};

describe('createPackage', () => {
  it('writes a package with nothing left to fill in', () => {
    const folder = create('my-idea');
    expect(readdirSync(folder).sort()).toEqual([
      '.gitignore',
      'LICENSE',
      'README.md',
      'index.js',
      'index.test.js',
      'package.json',
      'train.json',
    ]);
    for (const file of readdirSync(folder))
      expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/\{\{\w|undefined/);
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
      name: 'lowrank-penalty-my-idea',
      keywords: ['lowrank-penalty'],
      devDependencies: { '@lowrank/regularizers': '^1.2.0', 'lowrank-bench': '^1.3.0' },
    });
    expect(JSON.parse(readFileSync(join(folder, 'train.json'), 'utf8'))).toMatchObject({ name: 'my-idea' });
  });

  it('writes a penalty of about 30 lines that passes every check', async () => {
    const path = join(create('my-idea'), 'index.js');
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(36);
    const { penalty } = await import(pathToFileURL(path).href);
    expect(penalty().name).toBe('myIdea');
    const checks = penaltyChecks(penalty, { params: { gamma: 3 }, range: (m, n) => [0, Math.min(m, n)] });
    expect(checks.length).toBeGreaterThan(10);
    for (const { run } of checks) run();
    expect(penalty({ gamma: 3 }).evaluate(Float64Array.of(3, 1), new Float64Array(2))).toBe(3 / 6 + 1 / 4);
    expect(() => penalty({ gamma: 0 })).toThrow('myIdea: gamma is 0, expected a number > 0.');
  });

  it('takes an empty folder that is there, and refuses one that is not empty or a file', () => {
    const parent = mkdtempSync(join(tmpdir(), 'lowrank-create-'));
    mkdirSync(join(parent, 'empty'));
    expect(existsSync(join(create('empty', parent), 'index.js'))).toBe(true);
    expect(() => create('empty', parent)).toThrow(/empty is not empty: it holds .*Choose another name, or empty it\.$/);
    writeFileSync(join(parent, 'file'), '');
    expect(() => create('file', parent)).toThrow(/file is a file\. Choose another name, or move it away\.$/);
  });

  it('refuses a name that is none, and writes nothing', () => {
    const parent = mkdtempSync(join(tmpdir(), 'lowrank-create-'));
    expect(() => create('../up', parent)).toThrow(/^expected lower-case words joined by hyphens/);
    expect(readdirSync(parent)).toEqual([]);
  });
});
