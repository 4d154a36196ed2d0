import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { members, root } from '../workspace.ts';
import { npmInstall } from './npm-install.ts';

const run = promisify(execFile);

/** The tarball of each package of the family, by the name of the package. */
export type Tarballs = Readonly<Record<string, string>>;

/** Packs every package that is published, as it is built now, into `folder`. */
export async function packAll(folder: string): Promise<Tarballs> {
  await mkdir(folder, { recursive: true });
  const published = members.filter(({ manifest }) => !manifest.private);
  const filters = published.flatMap((member) => ['--filter', `./${member.folder}`]);
  const pnpm = join(root, 'node_modules/pnpm/bin/pnpm.cjs');
  await run(process.execPath, [pnpm, '--recursive', ...filters, 'pack', '--pack-destination', folder], { cwd: root });
  const files = await readdir(folder);
  return Object.fromEntries(
    published.map(({ manifest: { name, version } }) => {
      const file = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
      if (!files.includes(file)) throw new Error(`pnpm pack wrote no ${file}, only ${files.join(', ')}.`);
      return [name, join(folder, file)];
    }),
  );
}

/**
 * Installs packages of the family from their tarballs into an empty folder, by npm and from the registry that it is
 * configured for.
 *
 * @param folder where package.json and node_modules are made.
 * @param tarballs what `packAll` returned.
 * @param names what is installed; what these depend on comes along, from the tarballs too.
 * @param others packages from the registry, with their ranges.
 */
export async function installPacked(
  folder: string,
  tarballs: Tarballs,
  names: readonly string[],
  others: Readonly<Record<string, string>> = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const entries = Object.entries(tarballs).map(([name, file]): [string, string] => [name, `file:${file}`]);
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...Object.fromEntries(entries.filter(([name]) => names.includes(name))), ...others },
    overrides: Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
  await npmInstall(folder);
}
