import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { members, root } from '../workspace.ts';

const published = members.filter(({ manifest }) => !manifest.private);

describe.each(published.map(({ folder, manifest }) => ({ folder, name: manifest.name })))(
  'package.json of $name',
  ({ folder }) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));

    it('says what the package is, who made it, and under which licence', () => {
      expect(manifest.description).toMatch(/^[A-Z].{20,}[^.]$/);
      expect(manifest.keywords.length).toBeGreaterThanOrEqual(3);
      expect([manifest.license, manifest.author]).toEqual(['MIT', 'lowrank contributors']);
    });

    it('is for modules in Node 20.19 and later, public, and free of side effects unless it is a program', () => {
      expect(manifest.type).toBe('module');
      expect(manifest.engines).toEqual({ node: '>=20.19' });
      expect(manifest.publishConfig).toEqual({ access: 'public' });
      if (!manifest.bin) expect(manifest.sideEffects).toBe(false);
    });

    it('lists types before code in every entry, and publishes what the entries name', () => {
      for (const [entry, target] of Object.entries<string | Record<string, string>>(manifest.exports)) {
        if (typeof target === 'string') continue;
        expect(Object.keys(target), entry).toEqual(['types', 'default']);
        for (const file of Object.values(target)) expect(existsSync(join(root, folder, file)), file).toBe(true);
      }
      if (!manifest.bin) expect(manifest.files).toEqual(expect.arrayContaining(['dist']));
    });

    it('names no repository, which the release workflow fills in', () => {
      expect(manifest).not.toHaveProperty('repository');
      expect(manifest).not.toHaveProperty('homepage');
    });
  },
);
