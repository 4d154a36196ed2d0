import { Observations, random } from '@lowrank/linalg';
import { adam } from '@lowrank/optimizers';
import { ratio } from '@lowrank/regularizers';
import { expect, test, vi } from 'vitest';

test('100,000 steps leave memory flat', async () => {
  const memories: { buffer: ArrayBuffer }[] = [];
  const { WebAssembly } = globalThis as unknown as {
    WebAssembly: { Memory: new (d: object) => { buffer: ArrayBuffer } };
  };
  const Recorded = class extends WebAssembly.Memory {
    constructor(descriptor: object) {
      super(descriptor);
      memories.push(this);
    }
  };
  const names = Object.getOwnPropertyNames(WebAssembly) as (keyof typeof WebAssembly)[];
  vi.stubGlobal('WebAssembly', {
    ...Object.fromEntries(names.map((name) => [name, WebAssembly[name]])),
    Memory: Recorded,
  });
  const { fit } = await import('./index.js');
  const at = random(0, 'mask').sample(200, 400);
  const seen: number[][] = [];
  await fit({
    observations: Observations.from({
      rows: 20,
      columns: 20,
      rowIndices: Array.from(at, (k) => Math.floor(k / 20)),
      columnIndices: Array.from(at, (k) => k % 20),
      values: Array.from(at, (k) => (k % 7) - 3),
    }),
    terms: [{ penalty: ratio(), weight: 0.05 }],
    optimizer: adam({ learningRate: 1e-3 }),
    steps: 100_000,
    seed: 0,
    observers: [
      {
        every: 10_000,
        observe: () => void seen.push([memories.length, ...memories.map(({ buffer }) => buffer.byteLength)]),
      },
    ],
  });
  vi.unstubAllGlobals();
  expect(seen.length).toBe(11);
  expect(seen[1][0]).toBeGreaterThan(0);
  // From the first observation within training on: as many memories, each of its size.
  for (const sizes of seen.slice(1)) expect(sizes).toEqual(seen[1]);
});
