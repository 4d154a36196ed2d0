import type { DefaultTheme } from 'vitepress';
import type { ReferencePage } from './reference.ts';
import type { RepositoryPage } from './repository-pages.ts';

type Item = DefaultTheme.SidebarItem;

const groups = { function: 'Functions', class: 'Classes', type: 'Types' } as const;

/** A sidebar of all packages for every one of them, where it alone shows what its entries export. */
export function packageSidebars(
  pages: readonly RepositoryPage[],
  reference: readonly ReferencePage[],
): Record<string, Item[]> {
  const packages = pages.filter(({ path }) => path.startsWith('/packages/'));
  return Object.fromEntries(
    packages.flatMap((open) => {
      const items = packages.map((page) => (page === open ? withExports(page, reference) : itemOf(page)));
      const sidebar = [{ text: 'Packages', link: '/guide/packages', items }];
      return [
        [open.path, sidebar],
        [`${open.path.replace('/packages/', '/reference/')}/`, sidebar],
      ];
    }),
  );
}

const itemOf = ({ title, path }: RepositoryPage): Item => ({ text: withCode(title), link: path });

/** A title as HTML, which the sidebar takes: what stands between backticks is code. */
function withCode(title: string): string {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped.replace(/`([^`]+)`/g, '<code>$1</code>');
}

function withExports(page: RepositoryPage, reference: readonly ReferencePage[]): Item {
  const entries = new Set(reference.map(({ entry }) => entry));
  const items = [...entries].flatMap((entry) => {
    const exported = reference.filter((candidate) => candidate.entry === entry);
    if (entry === page.title) return kindsOf(exported);
    return entry.startsWith(`${page.title}/`)
      ? [{ text: entry.slice(page.title.length), collapsed: true, items: kindsOf(exported) }]
      : [];
  });
  return { ...itemOf(page), items };
}

function kindsOf(exported: readonly ReferencePage[]): Item[] {
  return Object.entries(groups).flatMap(([kind, text]) => {
    const items = exported
      .filter((page) => page.kind === kind)
      .map(({ name, path }) => ({ text: name, link: `/reference/${path}` }))
      .sort((a, b) => a.text.localeCompare(b.text, 'en'));
    return items.length > 0 ? [{ text, collapsed: true, items }] : [];
  });
}

/** The packages, without what they export. */
export const packageItems = (pages: readonly RepositoryPage[]): Item[] =>
  pages.filter(({ path }) => path.startsWith('/packages/')).map(itemOf);

/** The documents about the project, its decisions last. */
export function projectSidebar(pages: readonly RepositoryPage[]): Item[] {
  const project = pages.filter(({ path }) => path.startsWith('/project/'));
  const isDecision = ({ path }: RepositoryPage) => /\/\d{4}-/.test(path);
  return [
    { text: 'Project', items: project.filter((page) => !isDecision(page)).map(itemOf) },
    { text: 'Decisions', items: project.filter(isDecision).map(itemOf) },
  ];
}
