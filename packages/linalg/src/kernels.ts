import { type GrowableMemory, type KernelMemory, kernelMemory } from './kernel-memory.js';
import { binary } from './kernels.generated.js';

/** c = op(a) op(b), or c += op(a) op(b) if `add`, for dense row-major matrices at byte offsets; see assembly/multiply.ts. */
type MultiplyKernel = (
  a: number,
  b: number,
  c: number,
  rows: number,
  inner: number,
  columns: number,
  transposeA: boolean,
  transposeB: boolean,
  add: boolean,
  scratch: number,
) => void;

/** The compiled kernels and the memory that they work in. */
export interface Kernels {
  readonly memory: KernelMemory;
  readonly multiply32: MultiplyKernel;
  readonly multiply64: MultiplyKernel;
}

/** What is used of WebAssembly, which TypeScript declares only together with a whole browser. */
declare const WebAssembly: {
  readonly Memory: new (descriptor: { readonly initial: number }) => GrowableMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

let loaded: Kernels | 'none' | undefined;
let forbidden = false;

/**
 * Which code computes large matrix products here: WebAssembly, or the same algorithm in plain TypeScript where there is no
 * WebAssembly with SIMD or a content security policy forbids it.
 *
 * The two agree to the bit in float64 and to rounding in float32, so a record of a run in float32 should hold this.
 *
 * @returns `'wasm'` or `'plain'`, the same at every call.
 * @example
 * ```ts
 * import { kernels } from '@lowrank/linalg';
 *
 * console.log(kernels()); // wasm
 * ```
 */
export function kernels(): 'wasm' | 'plain' {
  return loadKernels() ? 'wasm' : 'plain';
}

/** The kernels, compiled at the first call; undefined where they can't be had. */
export function loadKernels(): Kernels | undefined {
  loaded ??= compileKernels() ?? 'none';
  return loaded === 'none' || forbidden ? undefined : loaded;
}

/** What `compute` returns where the plain twins stand in for every kernel. For tests. */
export function withoutKernels<T>(compute: () => T): T {
  forbidden = true;
  try {
    return compute();
  } finally {
    forbidden = false;
  }
}

/** Kernels with a memory of their own, or undefined where they can't be had. */
export const compileKernels = (): Kernels | undefined => compileModule(binary);

/** The exports of a module in base64 and a memory of their own, or undefined where they can't be had. */
export function compileModule<T extends { readonly memory: KernelMemory }>(base64: string): T | undefined {
  try {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    return { memory: kernelMemory(memory), ...(exports as object) } as T;
  } catch {
    return undefined;
  }
}
