import { expect, it } from 'vitest';
import { siteLink, withLinks } from './site-link.ts';

const pages = new Map([
  ['README.md', '/project/'],
  ['packages/linalg', '/packages/linalg'],
  ['packages/linalg/src/svd.ts', '/reference/linalg/functions/svd'],
]);
const places = { pages, has: (path: string) => path === 'size-budget.json' };

it('leads from files of the repository to pages of the site', () => {
  expect(siteLink('../../README.md#prior-work', 'packages/models/README.md', places)).toBe('/project/#prior-work');
  expect(siteLink('../linalg/', 'packages/models/README.md', places)).toBe('/packages/linalg');
  expect(siteLink('src/svd.ts', 'packages/linalg/README.md', places)).toBe('/reference/linalg/functions/svd');
});

it('leaves links to elsewhere and within a page', () => {
  expect(siteLink('https://arxiv.org/abs/2306.00342', 'README.md', places)).toBe('https://arxiv.org/abs/2306.00342');
  expect(siteLink('#prior-work', 'README.md', places)).toBe('#prior-work');
});

it('has no link to a file that the site does not show', () => {
  expect(siteLink('../size-budget.json', 'docs/releasing.md', places)).toBeUndefined();
});

it('refuses a link to nothing', () => {
  expect(() => siteLink('docs/gone.md', 'README.md', places)).toThrow(
    'README.md: the link to docs/gone.md leads to nothing.',
  );
});

it('rewrites links outside code only, and leaves the text of one without a target', () => {
  const markdown = '[a](x), [`b [k]`](y#z) and [c](gone)\n\n```ts\nlist[0](x);\n```\n[d](x)\n';
  expect(withLinks(markdown, (href) => (href === 'gone' ? undefined : `/${href}`))).toBe(
    '[a](/x), [`b [k]`](/y#z) and c\n\n```ts\nlist[0](x);\n```\n[d](/x)\n',
  );
});
