import { expect, it } from 'vitest';
import type { ReferencePage } from './reference.ts';
import { packageItems, packageSidebars, projectSidebar } from './sidebar.ts';

const pages = [
  { path: '/project/', title: 'shapes', markdown: '' },
  { path: '/packages/area', title: '@family/area', markdown: '' },
  { path: '/packages/angle', title: '@family/angle', markdown: '' },
  { path: '/project/0001-why', title: 'Why `a<b>`', markdown: '' },
];
const exported = (name: string, entry: string, kind: ReferencePage['kind']): ReferencePage => ({
  name,
  entry,
  kind,
  path: `${entry}/${name}`,
  file: '',
});
const reference = [
  exported('square', '@family/area', 'function'),
  exported('circle', '@family/area', 'function'),
  exported('Shape', '@family/area', 'type'),
  exported('areaOp', '@family/area/tfjs', 'function'),
  exported('right', '@family/angle', 'function'),
];

it('lists the packages, and of the one at hand what each of its entries exports', () => {
  const sidebars = packageSidebars(pages, reference);
  expect(Object.keys(sidebars)).toEqual(['/packages/area', '/reference/area/', '/packages/angle', '/reference/angle/']);
  const link = (text: string, entry: string) => ({ text, link: `/reference/${entry}/${text}` });
  expect(sidebars['/reference/area/'][0].items).toEqual([
    {
      text: '@family/area',
      link: '/packages/area',
      items: [
        { text: 'Functions', collapsed: true, items: [link('circle', '@family/area'), link('square', '@family/area')] },
        { text: 'Types', collapsed: true, items: [link('Shape', '@family/area')] },
        {
          text: '/tfjs',
          collapsed: true,
          items: [{ text: 'Functions', collapsed: true, items: [link('areaOp', '@family/area/tfjs')] }],
        },
      ],
    },
    { text: '@family/angle', link: '/packages/angle' },
  ]);
});

it('lists packages without exports elsewhere', () => {
  expect(packageItems(pages)).toEqual([
    { text: '@family/area', link: '/packages/area' },
    { text: '@family/angle', link: '/packages/angle' },
  ]);
});

it('keeps decisions apart from the other documents', () => {
  expect(projectSidebar(pages)).toEqual([
    { text: 'Project', items: [{ text: 'shapes', link: '/project/' }] },
    { text: 'Decisions', items: [{ text: 'Why <code>a&lt;b></code>', link: '/project/0001-why' }] },
  ]);
});
