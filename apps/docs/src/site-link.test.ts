import { expect, it } from 'vitest';
import { siteLink, withLinks } from './site-link.ts';

const pages = new Map([
  ['README.md', '/project/'],
  ['packages/linalg', '/packages/linalg'],
  ['packages/linalg/src/svd.ts', '/reference/linalg/functions/svd'],
]);

it('leads from files of the repository to pages of the site', () => {
  expect(siteLink('../../README.md#prior-work', 'packages/models/README.md', pages)).toBe('/project/#prior-work');
  expect(siteLink('../linalg/', 'packages/models/README.md', pages)).toBe('/packages/linalg');
  expect(siteLink('src/svd.ts', 'packages/linalg/README.md', pages)).toBe('/reference/linalg/functions/svd');
});

it('leaves links to elsewhere and within a page', () => {
  expect(siteLink('https://arxiv.org/abs/2306.00342', 'README.md', pages)).toBe('https://arxiv.org/abs/2306.00342');
  expect(siteLink('#prior-work', 'README.md', pages)).toBe('#prior-work');
});

it('refuses a link to what has no page', () => {
  expect(() => siteLink('docs/gone.md', 'README.md', pages)).toThrow(
    'README.md: the link to docs/gone.md leads to nothing that the site shows.',
  );
});

it('rewrites links outside code only', () => {
  const markdown = '[a](x) and [b](y#z)\n\n```ts\nlist[0](x);\n```\n[c](x)\n';
  expect(withLinks(markdown, (href) => `/${href}`)).toBe('[a](/x) and [b](/y#z)\n\n```ts\nlist[0](x);\n```\n[c](/x)\n');
});
