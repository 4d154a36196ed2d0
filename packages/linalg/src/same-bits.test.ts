import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const code = (folder: string, name: string) =>
  readFileSync(`${folder}/${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
const sourcesIn = (folder: string) => readdirSync(folder).filter((name) => /(?<!\.test|\.generated)\.ts$/.test(name));

// ECMAScript fixes every bit of these and of + - * / %, and leaves the other functions of Math to the engine.
const exact = ['abs', 'ceil', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'];
const constants = ['LOG2E', 'SQRT2'];

test.each(sourcesIn(import.meta.dirname).filter((name) => name !== 'test-matrices.ts'))(
  '%s computes the same bits in every engine',
  (name) => {
    const source = code(import.meta.dirname, name);
    for (const [, member] of source.matchAll(/\bMath\.(\w+)/g)) expect([...exact, ...constants]).toContain(member);
    expect(source).not.toMatch(/\*\*/);
    expect(source).not.toMatch(/\b(Date|performance|process|crypto)\b/);
  },
);

const assembly = `${import.meta.dirname}/../assembly`;

// WebAssembly fixes every bit of plain and SIMD arithmetic; relaxed SIMD depends on the processor.
test.each(['', 'decompositions/'].flatMap((folder) => sourcesIn(`${assembly}/${folder}`).map((name) => folder + name)))(
  'assembly/%s computes the same bits on every processor',
  (name) => {
    const source = code(assembly, name);
    expect(source).not.toMatch(/relaxed/i);
    expect(source).not.toMatch(/\b(Math|Mathf|JSMath|NativeMath|NativeMathf|Date|performance|process|crypto)\b/);
  },
);

test('kernels are compiled without relaxed SIMD', () => {
  const script = code(`${import.meta.dirname}/../../..`, 'build-kernels.mjs');
  expect([...script.matchAll(/'--enable', '([^']*)'/g)].map(([, feature]) => feature)).toEqual(['simd']);
});
