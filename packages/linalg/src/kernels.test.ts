import { afterEach, expect, test, vi } from 'vitest';
import { binary } from './kernels.generated.js';
import { kernels, loadKernels } from './kernels.js';
import { withoutKernels } from './without-kernels.js';

declare const WebAssembly: {
  readonly Module: {
    new (bytes: Uint8Array): object;
    imports(module: object): unknown;
    exports(module: object): { name: string; kind: string }[];
  };
};
const bytes = Buffer.from(binary, 'base64');

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('Node computes with WebAssembly, compiled once', () => {
  expect(kernels()).toBe('wasm');
  expect(loadKernels()).toBe(loadKernels());
});

test('the plain twins stand in where they are asked for, until an error if there is one', () => {
  expect(withoutKernels(kernels)).toBe('plain');
  const failing = () => {
    throw new Error('stop');
  };
  expect(() => withoutKernels(failing)).toThrow('stop');
  expect(kernels()).toBe('wasm');
});

const refuse = class {
  constructor() {
    throw new Error('refused by a policy');
  }
};

test.each([
  ['there is no WebAssembly', undefined],
  ['compiling is forbidden', { ...WebAssembly, Memory: class {}, Module: refuse }],
  ['memory is refused', { ...WebAssembly, Memory: refuse }],
])('the plain twins serve silently where %s', async (_, replacement) => {
  vi.stubGlobal('WebAssembly', replacement);
  const { Matrix, kernels, multiply } = await import('./index.js');
  expect(kernels()).toBe('plain');
  const I = Matrix.identity(20);
  expect(multiply(I, I).data).toEqual(I.data);
});

test('the module takes a memory, gives functions and nothing else', () => {
  const module = new WebAssembly.Module(bytes);
  expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
  expect(WebAssembly.Module.exports(module)).toEqual([
    { name: 'multiply32', kind: 'function' },
    { name: 'multiply64', kind: 'function' },
  ]);
});

test('the module is small enough to be embedded', () => {
  expect(bytes.length).toBeLessThanOrEqual(8192);
});
