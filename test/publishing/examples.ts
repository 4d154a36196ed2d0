import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../workspace.ts';

/** An example of a README as files. */
export interface Example {
  readonly code: string;
  /** The file as it stands, for the type checker. */
  readonly source: string;
  /** The file without types, for Node. */
  readonly module: string;
}

/** Writes the ts blocks of READMEs whose imports are all among `available`, packages by name, into a folder. */
export async function writeExamples(
  folder: string,
  readmes: readonly string[],
  available: readonly string[],
): Promise<readonly Example[]> {
  const texts = await Promise.all(readmes.map((readme) => readFile(join(root, readme), 'utf8')));
  const blocks = texts.flatMap((text) => [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code));
  const runnable = blocks.filter((code) =>
    importsOf(code).every((name) => name.startsWith('node:') || available.includes(name)),
  );
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
  return Promise.all(
    runnable.map(async (code, k) => {
      const [source, module] = ['ts', 'mjs'].map((ending) => join(folder, `example-${k}.${ending}`));
      await writeFile(source, `${code}\nexport {};\n`);
      await writeFile(module, ts.transpileModule(code, { compilerOptions }).outputText);
      return { code, source, module };
    }),
  );
}

/** The packages that code imports, without their entries. */
const importsOf = (code: string) =>
  [...code.matchAll(/(?:from|import)\s*'([^'.][^']*)'/g)].map(([, specifier]) =>
    specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/'),
  );
