import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

// ECMAScript fixes every bit of these and of + - * / %, and leaves the other functions of Math to the engine.
const exact = ['abs', 'ceil', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'];
const constants = ['LOG2E', 'SQRT2'];

test.each(sources.filter((name) => name !== 'test-matrices.ts'))(
  '%s computes the same bits in every engine',
  (name) => {
    const code = readFileSync(`${import.meta.dirname}/${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    for (const [, member] of code.matchAll(/\bMath\.(\w+)/g)) expect([...exact, ...constants]).toContain(member);
    expect(code).not.toMatch(/\*\*/);
    expect(code).not.toMatch(/\b(Date|performance|process|crypto)\b/);
  },
);
