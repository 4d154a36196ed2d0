/**
 * Packages that a release takes out of the caret range of their present version, while `writer`, which writes these ranges
 * into what it makes, stays as it is and goes on writing the old ones.
 *
 * @param changesets the texts of the changesets.
 * @param versions present versions of the packages whose ranges are written.
 */
export function leftBehind(
  changesets: readonly string[],
  { versions, writer }: { versions: Readonly<Record<string, string>>; writer: string },
): string[] {
  const bumps = changesets.flatMap(bumpsIn);
  if (bumps.some(({ name, bump }) => name === writer && bump !== 'none')) return [];
  const leaving = bumps.filter(({ name, bump }) => name in versions && leavesRange(versions[name], bump));
  return [...new Set(leaving.map(({ name }) => name))];
}

/** Lines such as `'@lowrank/linalg': major` between the dashes of a changeset. */
function bumpsIn(changeset: string) {
  const [, head = ''] = changeset.split(/^---\s*$/m);
  return [...head.matchAll(/^\s*['"]?([^'":\s]+)['"]?:\s*['"]?(\w+)/gm)].map(([, name, bump]) => ({ name, bump }));
}

/** ^1.2.3 ends at 2.0.0, ^0.2.3 at 0.3.0, and ^0.0.3 at 0.0.4. */
function leavesRange(version: string, bump: string): boolean {
  const [major, minor] = version.split('.');
  const leaving = major !== '0' ? ['major'] : minor !== '0' ? ['major', 'minor'] : ['major', 'minor', 'patch'];
  return leaving.includes(bump);
}
