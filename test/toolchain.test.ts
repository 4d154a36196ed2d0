import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { members, root } from './workspace.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  packageManager: string;
  scripts: Record<string, string>;
};

it('names one version of pnpm in every place', () => {
  const catalog = /^ {2}pnpm: (.+)$/m.exec(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'))?.[1];
  expect(manifest.packageManager).toBe(`pnpm@${catalog}`);
  expect(manifest.scripts.setup).toContain(`pnpm@${catalog} `);
});

it('pins every third-party version through the catalog', () => {
  for (const { folder, manifest: member } of members) {
    const all = { ...member.dependencies, ...(member as { devDependencies?: Record<string, string> }).devDependencies };
    for (const [name, range] of Object.entries(all)) {
      const internal = members.some((other) => other.manifest.name === name);
      expect(range, `${folder}: ${name}`).toBe(internal ? 'workspace:^' : 'catalog:');
    }
  }
});

it('gives every package a README that fits a screen or two', () => {
  for (const { folder } of members) {
    const file = join(root, folder, 'README.md');
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, 'utf8').split('\n').length, file).toBeLessThan(120);
  }
});
