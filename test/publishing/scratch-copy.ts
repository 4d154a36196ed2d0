import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Manifest, members, root } from '../workspace.ts';
import { outerEnvironment } from './outer-environment.ts';

const run = promisify(execFile);

/** A copy of the workspace, to be versioned and published without consequences. */
export interface ScratchCopy {
  readonly folder: string;
  /** Turns all changesets into versions and changelogs. */
  version(): Promise<void>;
  /** Publishes as the release workflow does, to the registry at `url`, with a repository as it would name it. */
  publish(url: string, repository: { server: string; name: string }): Promise<void>;
  /** Adds a changeset that raises one package. */
  change(name: string, bump: 'patch' | 'minor' | 'major'): Promise<void>;
  /** The versions of all packages that are published, by name. */
  versions(): Promise<Record<string, string>>;
}

const published = members.filter(({ manifest }) => !manifest.private);

/** Copies what git knows of the workspace, and the builds, into an empty folder with a history of its own. */
export async function scratchCopy(folder: string): Promise<ScratchCopy> {
  const list = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  const files = list.stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(root, file), join(folder, file));
  }
  for (const { folder: place, manifest } of published) {
    if (existsSync(join(root, place, 'dist'))) {
      await cp(join(root, place, 'dist'), join(folder, place, 'dist'), { recursive: true });
    }
    await linkFamily(folder, place, manifest);
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const git = (...command: string[]) =>
    run('git', ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', ...command], { cwd: folder });
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Scratch copy');

  const changesets = join(root, 'node_modules/@changesets/cli/bin.js');
  return {
    folder,
    version: async () => {
      await run(process.execPath, [changesets, 'version'], { cwd: folder });
      await git('add', '.');
      await git('commit', '--quiet', '--allow-empty', '--message', 'Version');
    },
    publish: async (url, { server, name }) => {
      // Anybody may publish to the registry of these tests, but npm wants some token.
      await writeFile(join(folder, '.npmrc'), `registry=${url}\n${url.replace('http:', '')}:_authToken=none\n`);
      const env = { npm_config_registry: url, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name };
      await run('bash', ['.github/publish.sh'], { cwd: folder, env: { ...outerEnvironment(), ...env } });
    },
    change: async (name, bump) => {
      const file = join(folder, '.changeset', `${bump}-${name.replace(/\W/g, '-')}.md`);
      await writeFile(file, `---\n'${name}': ${bump}\n---\n\nA ${bump} change of ${name}.\n`);
      await git('add', '.');
      await git('commit', '--quiet', '--message', 'Change');
    },
    versions: async () => {
      const manifests = published.map(({ folder: place }) => readFile(join(folder, place, 'package.json'), 'utf8'));
      const all = (await Promise.all(manifests)).map((text) => JSON.parse(text) as Manifest);
      return Object.fromEntries(all.map(({ name, version }) => [name, version]));
    },
  };
}

/** The links by which pnpm finds out the versions of the family's packages, as an installation would make them. */
async function linkFamily(folder: string, place: string, manifest: Manifest): Promise<void> {
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
    const other = published.find((member) => member.manifest.name === name);
    if (other === undefined) continue;
    const link = join(folder, place, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(folder, other.folder), link);
  }
}
