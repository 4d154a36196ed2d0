import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { repositoryPages } from './repository-pages.ts';

const documents = {
  'README.md': '# shapes\n\n[area](packages/area), [how](docs/how.md), [cite](CITATION.cff)\n',
  'CONTRIBUTING.md': '# Contributing\n',
  'CITATION.cff': 'title: shapes\n',
  'docs/how.md': '# How\n\n[why](decisions/0001-why.md)\n',
  'docs/decisions/0001-why.md': '# Why\n',
  'packages/area/README.md':
    '# @family/area\n\n## In use\n\nSee [`area`](src/area.ts).\n\n## The end\n\nDone.\n\nPart of [lowrank](../../README.md).\n',
  'apps/docs/README.md': '# The site\n',
};

function rootOf(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'lowrank-pages-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

function pagesOf(files: Record<string, string>) {
  const root = rootOf(files);
  const file = join(root, 'packages/area/src/area.ts');
  const page = { name: 'area', entry: '@family/area', kind: 'function', path: 'area/functions/area', file } as const;
  return new Map(repositoryPages(root, [page]).map(({ path, ...rest }) => [path, rest]));
}

it('has a page for every README and document, by its title', () => {
  const titles = [...pagesOf(documents)].map(([path, { title }]) => [path, title]);
  expect(Object.fromEntries(titles)).toEqual({
    '/project/': 'shapes',
    '/project/contributing': 'Contributing',
    '/project/site': 'The site',
    '/project/citation': 'CITATION.cff',
    '/packages/area': '@family/area',
    '/project/how': 'How',
    '/project/0001-why': 'Why',
  });
});

it('leads from one page to another, from source files to the reference, and from a package to its entries', () => {
  const pages = pagesOf(documents);
  expect(pages.get('/project/')?.markdown).toContain(
    '[area](/packages/area), [how](/project/how), [cite](/project/citation)',
  );
  expect(pages.get('/project/how')?.markdown).toContain('[why](/project/0001-why)');
  expect(pages.get('/packages/area')?.markdown).toContain('[`area`](/reference/area/functions/area)');
  expect(pages.get('/packages/area')?.markdown).toContain('- [`@family/area`](/reference/area/)');
});

it('marks sections as regions, without what is said of the whole at the end', () => {
  const markdown = pagesOf(documents).get('/packages/area')?.markdown;
  expect(markdown).toMatch(/## In use\n\n<!-- #region in-use -->\n+See [^\n]+\n+<!-- #endregion in-use -->/);
  expect(markdown).toMatch(/<!-- #region the-end -->\n+Done\.\n+<!-- #endregion the-end -->\n+Part of/);
});

it('refuses a dead link', () => {
  const files = { ...documents, 'docs/how.md': '# How\n\n[gone](gone.md)\n' };
  expect(() => pagesOf(files)).toThrow('docs/how.md: the link to gone.md leads to nothing.');
});
