import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../test-support/modules.js';
import { moduleDigest } from './module-digest.js';

const folderOf = (files: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'lowrank-digest-'));
  writeFiles(folder, files);
  return folder;
};
const files = {
  'index.js': "import { a } from './lib/a.js';\nexport * from './b.js';\nawait import('./c.js');\nimport 'zod';",
  'lib/a.js': "import '../index.js'; // a cycle\nexport const a = 1;",
  'b.js': "const text = require('./data.json'); import './gone.js';",
  'c.js': '',
  'data.json': '{}',
  'other.js': '1',
};
const digestOf = (change: Record<string, string> = {}) =>
  moduleDigest(join(folderOf({ ...files, ...change }), 'index.js'));

describe('the digest of a module', () => {
  it('does not depend on the folder', () => expect(digestOf()).toBe(digestOf()));

  it.each(['index.js', 'lib/a.js', 'b.js', 'c.js', 'data.json'])('changes with %s', (path) =>
    expect(digestOf({ [path]: `${files[path as 'index.js']} ` })).not.toBe(digestOf()),
  );

  it('does not change with a file that nothing imports', () => expect(digestOf({ 'other.js': '2' })).toBe(digestOf()));

  it('tells where one file ends and the next begins', () => {
    const [one, two] = [
      { 'index.js': "import './a.js';import './b.js';", 'a.js': 'x', 'b.js': '' },
      { 'index.js': "import './a.js';import './b.js';", 'a.js': '', 'b.js': 'x' },
    ].map((content) => moduleDigest(join(folderOf(content), 'index.js')));
    expect(one).not.toBe(two);
  });
});
