import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * SHA-256 of a module and of the files that it imports by relative paths, and so on. Packages that it imports, and paths
 * that it computes, are not part of it; where the folder is does not matter.
 */
export function moduleDigest(file: string): string {
  const hash = createHash('sha256');
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const content = readFileSync(path);
    hash.update(`${content.length}\n`).update(content);
    for (const [, specifier] of content.toString('utf8').matchAll(relativeImport)) {
      const imported = [specifier, `${specifier}.js`].map((end) => resolve(dirname(path), end)).find(isFile);
      if (imported) visit(imported);
    }
  };
  visit(file);
  return hash.digest('hex');
}

const relativeImport = /(?:from|import|require)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
