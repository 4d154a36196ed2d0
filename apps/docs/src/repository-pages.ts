import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { ReferencePage } from './reference.ts';
import { siteLink, withLinks } from './site-link.ts';

/** A page of the site whose source of truth is a file elsewhere in the repository. */
export interface RepositoryPage {
  /** Where it is on the site, from its root, without an ending. */
  readonly path: string;
  readonly title: string;
  readonly markdown: string;
}

/** The pages of READMEs, decisions and other documents below the root of the repository, with links that fit the site. */
export function repositoryPages(root: string, reference: readonly ReferencePage[]): RepositoryPage[] {
  const files = documentsOf(root);
  const sources = reference.toReversed().map(({ file, path }) => [relative(root, file), `/reference/${path}`] as const);
  const folders = [...files].map(([file, path]) => [file.replace(/\/?README\.md$/, ''), path] as const);
  const pages = new Map([...sources, ...folders, ...files]);
  const has = (path: string) => existsSync(join(root, path));
  return [...files].map(([file, path]) => {
    const source = readFileSync(join(root, file), 'utf8');
    const text = file.endsWith('.md') ? source : `# ${file}\n\n\`\`\`yaml\n${source}\`\`\`\n`;
    const markdown = withRegions(withLinks(text, (href) => siteLink(href, file, { pages, has })));
    return { path, title: titleOf(text), markdown: markdown + entriesOf(text, reference) };
  });
}

/**
 * Marks every section of the second level as a region named by its heading, so that another page can include it. What a
 * README says of the whole at its end is left out.
 */
function withRegions(markdown: string): string {
  const sections = markdown.split(/^(?=## )/m);
  return sections
    .map((section) => {
      const [, heading, body, rest = ''] = /^## (.+)\n([\s\S]*?)(Part of \[lowrank\][\s\S]*)?$/.exec(section) ?? [];
      if (heading === undefined) return section;
      const name = heading.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      return `## ${heading}\n\n<!-- #region ${name} -->\n${body}\n<!-- #endregion ${name} -->\n\n${rest}`;
    })
    .join('');
}

const titleOf = (markdown: string) => /^# (.+)$/m.exec(markdown)?.[1] ?? '';

/** From files, relative to the root, to their pages. */
function documentsOf(root: string): Map<string, string> {
  const namesIn = (folder: string) => readdirSync(join(root, folder)).sort();
  const readmes = ['packages', 'apps']
    .flatMap((parent) => namesIn(parent).map((name) => `${parent}/${name}`))
    .filter((folder) => folder !== 'apps/docs' && existsSync(join(root, folder, 'README.md')))
    .map((folder) => [`${folder}/README.md`, `/packages/${basename(folder)}`] as const);
  const documents = ['docs', 'docs/decisions']
    .flatMap((folder) => namesIn(folder).map((name) => `${folder}/${name}`))
    .filter((file) => file.endsWith('.md'))
    .map((file) => [file, `/project/${basename(file, '.md')}`] as const);
  return new Map([
    ['README.md', '/project/'],
    ['CONTRIBUTING.md', '/project/contributing'],
    ['apps/docs/README.md', '/project/site'],
    ['CITATION.cff', '/project/citation'],
    ...readmes,
    ...documents,
  ]);
}

/** A list of the parts of the reference that belong to the package that a README is about. */
function entriesOf(readme: string, reference: readonly ReferencePage[]): string {
  const name = titleOf(readme);
  const entries = new Map(reference.map(({ entry, path }) => [entry, path.replace(/[^/]+\/[^/]+$/, '')]));
  const own = [...entries].filter(([entry]) => entry === name || entry.startsWith(`${name}/`));
  if (own.length === 0) return '';
  return `\n## Reference\n\n${own.map(([entry, path]) => `- [\`${entry}\`](/reference/${path})\n`).join('')}`;
}
