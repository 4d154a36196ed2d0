import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { members, root } from '../workspace.ts';

/** Packs every package of the workspace as it would be published; returns the tarballs by the names of the packages. */
export function packAll(destination: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    members
      .filter(({ manifest }) => !manifest.private)
      .map(({ folder, manifest: { name } }) => {
        const output = execFileSync('npx', ['pnpm', 'pack', '--json', '--pack-destination', destination], {
          cwd: join(root, folder),
          encoding: 'utf8',
        });
        return [name, JSON.parse(output).filename];
      }),
  );
}
