import { posix } from 'node:path';

/** What a link of the repository can lead to. */
export interface Places {
  /** The page of every file or folder that has one: from a path relative to the root to one from the root of the site. */
  readonly pages: ReadonlyMap<string, string>;
  /** Whether the repository has a file, by its path relative to the root. */
  readonly has: (path: string) => boolean;
}

/**
 * Where a link of a file of the repository leads on the site.
 *
 * @param href as it is written, such as `../../README.md#prior-work`.
 * @param file the file that has the link, relative to the root.
 * @param places what there is.
 * @returns a link from the root of the site; links to elsewhere or within the page stay what they are. Undefined where it
 * leads to a file that the site does not show.
 * @throws Error where it leads to nothing.
 */
export function siteLink(href: string, file: string, { pages, has }: Places): string | undefined {
  if (/^([a-z]+:|#)/.test(href)) return href;
  const [link, ...hash] = href.split('#');
  const path = posix.join(posix.dirname(file), link).replace(/\/$/, '');
  const page = pages.get(path);
  if (page !== undefined) return [page, ...hash].join('#');
  if (!has(path)) throw new Error(`${file}: the link to ${href} leads to nothing.`);
  return undefined;
}

/** Markdown with `rewrite` applied to the target of every link outside code; without a target its text remains. */
export function withLinks(markdown: string, rewrite: (href: string) => string | undefined): string {
  const parts = markdown.split(/(^```[\s\S]*?^```)/m);
  const rewritten = (_: string, text: string, href: string) => {
    const target = rewrite(href);
    return target === undefined ? text : `[${text}](${target})`;
  };
  return parts
    .map((part, k) => (k % 2 ? part : part.replace(/\[((?:[^[\]]|\[[^[\]]*\])*)\]\(([^()\s]+)\)/g, rewritten)))
    .join('');
}
