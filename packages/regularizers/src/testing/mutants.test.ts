import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as linalg from '@lowrank/linalg';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as checkOptions from '../check-options.js';
import * as definePenalty from '../define-penalty.js';
import * as errors from '../errors.js';
import * as euclideanNorm from '../euclidean-norm.js';
import type { Penalty } from '../penalty.js';
import * as scalarPenalty from '../scalar-penalty.js';
import { builtIn } from './built-in.js';
import { gradientMutations } from './gradient-mutants.js';
import { penaltyChecks } from './penalty-checks.js';
import { proxMutations } from './prox-mutants.js';

const mutations = [...gradientMutations, ...proxMutations];
const sources = join(import.meta.dirname, '..');

/** What the file of a penalty may import. */
const modules: Record<string, unknown> = {
  '@lowrank/linalg': linalg,
  './check-options.js': checkOptions,
  './define-penalty.js': definePenalty,
  './errors.js': errors,
  './euclidean-norm.js': euclideanNorm,
  './scalar-penalty.js': scalarPenalty,
};

/** The factory in the source of a penalty, by name. */
function load(source: string): Record<string, (params: never) => Penalty> {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const exports = {};
  new Function('exports', 'require', ts.transpileModule(source, { compilerOptions }).outputText)(
    exports,
    (name: string) => modules[name],
  );
  return exports;
}

/** The first check that fails, without any help of known values and ranges; nothing if the mutant survives. */
function caughtBy(source: string): string | undefined {
  const [[name, factory]] = Object.entries(load(source));
  for (const { params = {} } of builtIn.filter((entry) => entry.factory.name === name)) {
    for (const check of penaltyChecks(factory, { params })) {
      try {
        check.run();
      } catch {
        return check.name;
      }
    }
  }
  return undefined;
}

const files = [...new Set(mutations.map(({ file }) => file))];
const read = (file: string) => readFileSync(join(sources, file), 'utf8');

describe.each(files)('%s', (file) => {
  it('passes as it is', () => expect(caughtBy(read(file))).toBeUndefined());

  const mutants = mutations
    .filter((mutation) => mutation.file === file)
    .flatMap(({ from, to }) => to.map((replacement) => [from, replacement] as const));

  it.each(mutants)('is caught with %s changed to %s', (from, to) => {
    const source = read(file);
    expect(source.split(from)).toHaveLength(2);
    expect(caughtBy(source.replace(from, () => to))).toBeDefined();
  });
});

it('has mutants of every penalty', () => {
  const penalties = readdirSync(sources).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && read(file).includes('return definePenalty<'),
  );
  expect([...files].sort()).toEqual(penalties.sort());
});
