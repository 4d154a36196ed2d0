import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { katex } from '@mdit/plugin-katex';
import { defineConfig } from 'vitepress';
import { checkSite } from '../src/check-site.ts';
import { entriesBelow, makeReference } from '../src/reference.ts';
import { repositoryPages } from '../src/repository-pages.ts';
import { packageItems, packageSidebars, projectSidebar } from '../src/sidebar.ts';

const site = fileURLToPath(new URL('..', import.meta.url));
const root = join(site, '../..');

const reference = await makeReference({
  entries: entriesBelow(join(root, 'packages')),
  tsconfig: join(site, 'tsconfig.reference.json'),
  out: join(site, 'reference'),
});
const pages = repositoryPages(root, reference);
for (const folder of ['packages', 'project']) rmSync(join(site, folder), { recursive: true, force: true });
for (const { path, markdown } of pages) {
  const file = join(site, `${path.replace(/\/$/, '/index')}.md`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, markdown);
}

const packages = { text: 'Packages', link: '/guide/packages', items: packageItems(pages) };
const guides = [
  { text: 'Start', link: '/guide/start' },
  { text: 'Complete your own ratings', link: '/guide/complete-your-ratings' },
  { text: 'Write a penalty', link: '/guide/write-a-penalty' },
  { text: 'Use with TensorFlow.js', link: '/guide/use-with-tensorflow' },
];

export default defineConfig({
  title: 'lowrank',
  description: 'Low-rank matrix completion with linear networks and explicit penalties, in TypeScript',
  lang: 'en',
  cleanUrls: true,
  metaChunk: true, // All sidebars in one file instead of in every page.
  srcExclude: ['README.md'],
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/logo.svg' }]],
  themeConfig: {
    logo: '/logo.svg',
    nav: [
      { text: 'Guide', link: '/guide/start', activeMatch: '^/guide/(?!packages)' },
      { text: 'Packages', link: '/guide/packages', activeMatch: '^/(packages|reference|guide/packages)' },
      { text: 'Project', link: '/project/', activeMatch: '^/project/' },
    ],
    sidebar: {
      '/guide/': [{ text: 'Guide', items: guides }, packages],
      '/reference/': [packages],
      '/project/': projectSidebar(pages),
      ...packageSidebars(pages, reference),
    },
    outline: [2, 3],
    search: { provider: 'local' },
  },
  markdown: {
    attrs: { disable: true }, // Docstrings have sets in braces.
    config: (md) => {
      // The markdown-it in VitePress has types of its own. Vue must not take double braces of TeX for its own.
      const transformer = (html: string) => html.replace(/^<(\w+)/, '<$1 v-pre');
      katex(md as unknown as Parameters<typeof katex>[0], { transformer });
    },
  },
  vite: { build: { chunkSizeWarningLimit: 2000 } }, // The index of the search, loaded when it is used.
  buildEnd: ({ outDir, site: { base } }) => checkSite(outDir, base),
});
