import { posix } from 'node:path';

/**
 * Where a link of a file of the repository leads on the site.
 *
 * @param href as it is written, such as `../../README.md#prior-work`.
 * @param file the file that has the link, relative to the root.
 * @param pages the page of every file or folder that has one, both relative to their roots.
 * @returns a link from the root of the site; links to elsewhere or within the page stay what they are.
 * @throws Error where the site has no page for it.
 */
export function siteLink(href: string, file: string, pages: ReadonlyMap<string, string>): string {
  if (/^([a-z]+:|#)/.test(href)) return href;
  const [path, ...hash] = href.split('#');
  const page = pages.get(posix.join(posix.dirname(file), path).replace(/\/$/, ''));
  if (page === undefined) throw new Error(`${file}: the link to ${href} leads to nothing that the site shows.`);
  return [page, ...hash].join('#');
}

/** Markdown with `rewrite` applied to the target of every link outside code. */
export function withLinks(markdown: string, rewrite: (href: string) => string): string {
  const parts = markdown.split(/(^```[\s\S]*?^```)/m);
  return parts
    .map((part, k) => (k % 2 ? part : part.replace(/\]\(([^()\s]+)\)/g, (_, href) => `](${rewrite(href)})`)))
    .join('');
}
