import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { entriesBelow, makeReference } from './reference.ts';

/** Packages in a folder of their own: the text of `src/index.ts` and `src/extra/index.ts` of one of them. */
function packagesOf(index: string, extra: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lowrank-reference-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'packages/shapes/src/extra'), { recursive: true });
  const exports = { '.': {}, './extra': {}, './package.json': './package.json' };
  writeFileSync(join(folder, 'packages/shapes/package.json'), JSON.stringify({ name: '@family/shapes', exports }));
  writeFileSync(join(folder, 'packages/shapes/src/index.ts'), index);
  writeFileSync(join(folder, 'packages/shapes/src/extra/index.ts'), extra);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { strict: true, types: [], skipLibCheck: true }, include: ['packages/*/src'] }),
  );
  return folder;
}

function referenceOf(folder: string) {
  const entries = entriesBelow(join(folder, 'packages'));
  return makeReference({ entries, tsconfig: join(folder, 'tsconfig.json'), out: join(folder, 'out') });
}

const area = `
/** What a shape is made of. */
export interface Shape {
  /** Length of a side. */
  readonly side: number;
}

/**
 * The area of a square, $A = a^2 = \\|a\\|_2^2$.
 *
 * @param options.side length of a side. Default 1.
 * @see {@link Shape}
 */
export function area({ side = 1 }: { side?: number } = {}): number {
  return side * side;
}
`;
const extra = '/** The index of shapes. */\nexport class Index {}\n';

it('has a page for all that each entry exports', async () => {
  const folder = packagesOf(area, extra);
  const pages = await referenceOf(folder);
  expect(pages.map(({ name, entry, kind, path }) => ({ name, entry, kind, path }))).toEqual([
    { name: 'Shape', entry: '@family/shapes', kind: 'type', path: 'shapes/interfaces/Shape' },
    { name: 'area', entry: '@family/shapes', kind: 'function', path: 'shapes/functions/area' },
    { name: 'Index', entry: '@family/shapes/extra', kind: 'class', path: 'shapes/extra/classes/IndexClass' },
  ]);
  const page = readFileSync(join(folder, 'out/shapes/functions/area.md'), 'utf8');
  expect(page).toMatch(/^The area of a square, \$A = a\^2 = \\Vert a\\Vert _2\^2\$\.$/m);
  expect(page).toMatch(/`options\.side\?` .*length of a side\. Default 1\./);
  expect(page).toContain('[Shape](../interfaces/Shape.md)');
  for (const { path } of pages)
    expect(readFileSync(join(folder, `out/${path}.md`), 'utf8')).not.toContain('Defined in');
});

it('refuses exports and fields without a docstring, and links to nothing', async () => {
  const bare = `${area.replace('/** Length of a side. */', '').replace('{@link Shape}', '{@link Circle}')}
export const half = 0.5;
`;
  const failure = await referenceOf(packagesOf(bare, extra.split('\n')[1])).then(
    () => '',
    (error: Error) => error.message,
  );
  expect(failure).toContain('Write or mend these docstrings');
  expect(failure).toMatch(/shapes\.half \(Variable\).* does not have any documentation/);
  expect(failure).toMatch(/shapes\.Shape\.side \(Property\).* does not have any documentation/);
  expect(failure).toMatch(/extra\.Index \(Class\).* does not have any documentation/);
  expect(failure).toMatch(/Failed to resolve link to "Circle"/);
});
