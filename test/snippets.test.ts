import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documents, filesBelow, root } from './workspace.ts';

/** A folder from which every package of the family resolves, as it does for somebody who installed them. */
const folder = join(root, 'apps/bench/node_modules/.snippets');

/** Every fenced ts block of the READMEs and docs, and every example of a docstring. */
const snippets = [...documents, ...['packages', 'apps'].flatMap((parent) => filesBelow(parent, ['.ts']))]
  .filter((file) => !/\.(test|generated)\.ts$/.test(file))
  .flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const source = file.endsWith('.ts') ? text.replace(/^\s*\* ?/gm, '') : text;
    return [...source.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code], k) => ({ name: `${file} #${k + 1}`, code }));
  })
  .map((snippet, k) => ({ ...snippet, file: join(folder, `snippet-${k}.ts`) }));

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const { file, code } of snippets) {
    writeFileSync(file, `${code}\nexport {};\n`);
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
    writeFileSync(file.replace(/\.ts$/, '.mjs'), ts.transpileModule(code, { compilerOptions: options }).outputText);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the examples of the documentation', () => {
  it('exist', () => expect(snippets.length).toBeGreaterThan(20));

  it.each(snippets)('$name runs', async ({ file, code }) => {
    if (code.includes("from 'node:test'")) {
      const { status, stdout } = spawnSync(process.execPath, ['--test-reporter=tap', file.replace(/\.ts$/, '.mjs')], {
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: '' },
      });
      expect(stdout).toMatch(/# pass [1-9]/);
      expect(status, stdout).toBe(0);
      return;
    }
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    try {
      await import(/* @vite-ignore */ pathToFileURL(file.replace(/\.ts$/, '.mjs')).href);
    } finally {
      log.mockRestore();
    }
  });

  it('have types that fit', () => {
    const program = ts.createProgram(
      snippets.map(({ file }) => file),
      {
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        target: ts.ScriptTarget.ES2022,
        lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
        strict: true,
        skipLibCheck: true,
        noEmit: true,
        types: ['node'],
      },
    );
    const problems = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
      const snippet = snippets.find((candidate) => candidate.file === file?.fileName);
      return `${snippet?.name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')} (at ${start})`;
    });
    expect(problems).toEqual([]);
  });
});
