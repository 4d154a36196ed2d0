import type { StoredRun } from './outcomes.js';

/** Versions, with how many of the results they computed. */
export interface VersionSet {
  readonly versions: Readonly<Record<string, string>>;
  readonly runs: number;
}

/** The versions that computed the results, those of the most runs first. */
export function versionSets(runs: readonly StoredRun[]): VersionSet[] {
  const sets = new Map<string, VersionSet>();
  for (const { result } of runs) {
    if (!result) continue;
    const { versions } = result;
    const key = JSON.stringify(versions);
    sets.set(key, { versions, runs: (sets.get(key)?.runs ?? 0) + 1 });
  }
  return [...sets.values()].sort((a, b) => b.runs - a.runs);
}
