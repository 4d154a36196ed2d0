import { afterEach, expect, test, vi } from 'vitest';
import { inKernelMemory, type MakeArray } from './in-kernel-memory.js';
import { kernelModule } from './kernel-module.js';
import { binary } from './kernels.generated.js';
import { makeMemory } from './web-assembly.js';
import { withoutKernels } from './without-kernels.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const pair = (make: MakeArray) => [make(4, 'float32'), make(4, 'float32')];

test('there is one instance a memory, the same at every call', () => {
  const module = kernelModule(binary);
  const [[a, b], [c]] = [inKernelMemory(0, pair), inKernelMemory(0, pair)];
  const kernels = module.holding(a, b);
  expect(kernels).toBeDefined();
  expect(module.holding(b)).toBe(kernels);
  expect(module.holding(c)).toBeDefined();
  expect(module.holding(c)).not.toBe(kernels);
  const memory = makeMemory(1);
  expect(memory && module.on(memory)).toBe(memory && module.on(memory));
});

test('arrays that no single kernel memory holds have no kernels, nor have any where they are forbidden', () => {
  const module = kernelModule(binary);
  const [[a, b], [c]] = [inKernelMemory(0, pair), inKernelMemory(0, pair)];
  expect(module.holding(a, c)).toBeUndefined();
  expect(module.holding(a, new Float32Array(4))).toBeUndefined();
  expect(module.holding(new Float32Array(4))).toBeUndefined();
  expect(withoutKernels(() => module.holding(a, b))).toBeUndefined();
  expect(module.holding(a, b)).toBeDefined();
});

test('two modules work on one memory', () => {
  const [a] = inKernelMemory(0, pair);
  const [first, second] = [kernelModule(binary), kernelModule(binary)];
  expect(first.holding(a)).not.toBe(second.holding(a));
});

test('where compiling is forbidden there are no kernels, and it is tried once', async () => {
  const Module = vi.fn(function refuse() {
    throw new Error('refused by a policy');
  });
  const { Memory } = (globalThis as unknown as { WebAssembly: { Memory: unknown } }).WebAssembly;
  vi.stubGlobal('WebAssembly', { Memory, Module });
  const [a] = inKernelMemory(0, pair);
  const module = kernelModule(binary);
  expect(module.holding(a)).toBeUndefined();
  expect(module.holding(a)).toBeUndefined();
  expect(Module).toHaveBeenCalledTimes(1);
});
