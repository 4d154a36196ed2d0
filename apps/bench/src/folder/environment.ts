import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { packageInfo, packageRoot } from '../package-root.js';

/** What results were computed with. It holds nothing that names a person or a machine. */
export interface Environment {
  readonly node: string;
  readonly platform: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly packages: Readonly<Record<string, string>>;
  /** Commit of the sources; absent where this is an installed package. */
  readonly revision?: string;
}

/** What this process computes with. */
export function readEnvironment(): Environment {
  const revision = readRevision();
  return {
    node: process.versions.node,
    platform: `${platform()} ${arch()}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    packages: packageVersions(),
    ...(revision && { revision }),
  };
}

/** What decides the bits of a result: the packages and Node. */
export function runtimeVersions(): Readonly<Record<string, string>> {
  return { node: process.versions.node, ...packageVersions() };
}

/** Whether versions are the same, in whatever order they stand. */
export function areSameVersions(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((name) => a[name] === b[name]);
}

let versions: Readonly<Record<string, string>> | undefined;

function packageVersions(): Readonly<Record<string, string>> {
  if (versions) return versions;
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const names = Object.keys(manifest.dependencies).filter((name) => /^@(lowrank|tensorflow)\//.test(name));
  const found = names.map((name) => [name, versionOf(name)] as const);
  versions = Object.fromEntries([[packageInfo.name, packageInfo.version], ...found]);
  return versions;
}

/** The version of a dependency by its package.json, which need not be exported; `unknown` where it is not installed. */
export function versionOf(name: string): string {
  for (const folder of createRequire(join(packageRoot, 'package.json')).resolve.paths(name) ?? []) {
    try {
      return JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')).version;
    } catch {}
  }
  return 'unknown';
}

/** The commit, with + where files differ from it. Nothing where this package is not part of a git work tree. */
function readRevision(): string | undefined {
  const git = (...argv: string[]) =>
    execFileSync('git', argv, { cwd: packageRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    if (git('ls-files', 'package.json') === '') return undefined;
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return git('rev-parse', 'HEAD') + (changed ? '+' : '');
  } catch {
    return undefined;
  }
}
