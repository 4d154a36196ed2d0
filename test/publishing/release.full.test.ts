import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { members, root } from '../workspace.ts';
import { npmInstall } from './npm-install.ts';
import { type Registry, startRegistry } from './registry.ts';
import { type ScratchCopy, scratchCopy } from './scratch-copy.ts';

const run = promisify(execFile);

let folder: string;
let scratch: ScratchCopy;
let before: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lowrank-release-'));
  scratch = await scratchCopy(join(folder, 'workspace'));
  before = await scratch.versions();
  await scratch.version();
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The packages whose version another call of `changeset version` raises, after the changes named. */
async function raisedBy(...changes: [name: string, bump: 'patch' | 'minor' | 'major'][]): Promise<string[]> {
  const old = await scratch.versions();
  for (const [name, bump] of changes) await scratch.change(name, bump);
  await scratch.version();
  const now = await scratch.versions();
  return Object.keys(now).filter((name) => now[name] !== old[name]);
}

it('a version takes up every changeset and writes it into the changelog of each package that it names', async () => {
  const changesets = (await readdir(join(root, '.changeset'))).filter((file) => file.endsWith('.md'));
  const after = await scratch.versions();
  for (const file of changesets) {
    const [, head, text] = (await readFile(join(root, '.changeset', file), 'utf8')).split(/^---$/m);
    for (const [, name] of head.matchAll(/^['"]?([^'":\n]+)['"]?:/gm)) {
      expect(after[name], `${file}: ${name}`).not.toBe(before[name]);
      const member = members.find(({ manifest }) => manifest.name === name)!;
      const changelog = await readFile(join(scratch.folder, member.folder, 'CHANGELOG.md'), 'utf8');
      expect(changelog, `${file}: ${name}`).toContain(text.trim().split('\n')[0]);
    }
  }
  expect((await readdir(join(scratch.folder, '.changeset'))).filter((file) => file.endsWith('.md'))).toEqual([]);
});

describe('published to a registry on this machine', () => {
  let registry: Registry;
  beforeAll(async () => {
    const place = join(folder, 'registry');
    await mkdir(place);
    registry = await startRegistry(place);
    await scratch.publish(registry.url, { server: 'http://localhost', name: 'owner/repository' });
  }, 300_000);
  afterAll(() => registry?.stop());

  it('every package has the version that the changesets gave it, and names the repository it came from', async () => {
    for (const [name, version] of Object.entries(await scratch.versions())) {
      const response = await fetch(`${registry.url}${name.replace('/', '%2f')}/latest`);
      const published = (await response.json()) as { version: string; repository: { url: string } };
      expect(published.version, name).toBe(version);
      expect(published.repository.url, name).toBe('git+http://localhost/owner/repository.git');
    }
  });

  it('a fresh folder installs from it and runs', async () => {
    const place = join(folder, 'consumer');
    await mkdir(place);
    await npmInstall(place, '--registry', registry.url, '@lowrank/completion', '@lowrank/datasets');
    const program = `import { complete } from '@lowrank/completion';
      import { lowRankProblem } from '@lowrank/datasets';
      const { observations } = lowRankProblem({ rows: 12, columns: 10, rank: 1, observed: 80, seed: 0 });
      console.log((await complete(observations, { seed: 0 })).predict([0], [0])[0]);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], { cwd: place });
    expect(Number(stdout)).toSatisfy(Number.isFinite);
    const installed = JSON.parse(await readFile(join(place, 'node_modules/@lowrank/linalg/package.json'), 'utf8'));
    expect(installed.version).toBe((await scratch.versions())['@lowrank/linalg']);
  });
});

describe('versions after a release', () => {
  it('a minor change raises its own package alone, also where others depend on it', async () => {
    expect(await raisedBy(['@lowrank/linalg', 'minor'])).toEqual(['@lowrank/linalg']);
    expect(await raisedBy(['@lowrank/regularizers', 'minor'])).toEqual(['@lowrank/regularizers']);
  });

  it('a major change raises those whose range it leaves, and nobody else', async () => {
    const dependants = members.filter(({ manifest }) => '@lowrank/completion' in (manifest.dependencies ?? {}));
    expect(await raisedBy(['@lowrank/completion', 'major'])).toEqual(
      ['@lowrank/completion', ...dependants.map(({ manifest }) => manifest.name)].sort(),
    );
  });
});
