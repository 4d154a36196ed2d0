import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';

/**
 * Checks the pages of a built site.
 *
 * @param folder where the site was built to.
 * @param base the path that it is served at, with a slash at both ends.
 * @throws Error with a list of links to pages, headings and files that do not exist, of what would be loaded from
 * elsewhere, and of pages with several titles.
 */
export function checkSite(folder: string, base = '/'): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const pages = new Map(files.filter((file) => file.endsWith('.html')).map((file) => [file, partsOf(read(file))]));
  const styles = files.filter((file) => file.endsWith('.css'));
  const problems = [...pages].flatMap(([file, { titles, links, loads }]) => [
    ...(titles > 1 ? [`${file}: has ${titles} titles; is a section that it includes missing?`] : []),
    ...loads.filter(isElsewhere).map((url) => `${file}: loads ${url}`),
    ...links.flatMap((link) => {
      const problem = problemOf(new URL(link, `http://site${base}${file}`), base, files, pages);
      return problem ? [`${file}: ${link}: ${problem}`] : [];
    }),
  ]);
  for (const file of styles) {
    for (const [, url] of read(file).matchAll(/(?:url\(|@import\s+)["']?([^"')]+)/g)) {
      if (isElsewhere(url)) problems.push(`${file}: loads ${url}`);
    }
  }
  if (problems.length > 0) throw new Error(`The site is not as it should be:\n${problems.join('\n')}`);
}

interface Parts {
  readonly titles: number;
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
  readonly loads: readonly string[];
}

function partsOf(html: string): Parts {
  const { document } = parseHTML(html);
  const all = (selector: string, attribute: string) =>
    Array.from(document.querySelectorAll(selector), (element) => element.getAttribute(attribute) ?? '');
  return {
    titles: document.querySelectorAll('h1').length,
    ids: new Set(all('[id]', 'id')),
    links: [...new Set(all('a[href]', 'href'))].filter((href) => !isElsewhere(href) && !/^[a-z]+:/.test(href)),
    loads: [...all('[src]', 'src'), ...all('link[href]', 'href')],
  };
}

const isElsewhere = (url: string) => /^(https?:)?\/\//.test(url);

function problemOf(
  { pathname, hash }: URL,
  base: string,
  files: readonly string[],
  pages: ReadonlyMap<string, Parts>,
): string | undefined {
  const path = decodeURIComponent(pathname).slice(base.length);
  if (!pathname.startsWith(base)) return 'outside the site';
  const file = [path, `${path}.html`, `${path.replace(/\/$/, '')}/index.html`.replace(/^\//, '')].find((candidate) =>
    candidate.includes('.') ? files.includes(candidate) : false,
  );
  if (!file) return 'no such page';
  const id = decodeURIComponent(hash.slice(1));
  return id && !pages.get(file)?.ids.has(id) ? 'no such heading' : undefined;
}
