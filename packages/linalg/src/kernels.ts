import { type KernelMemory, kernelMemory } from './kernel-memory.js';
import { kernelModule } from './kernel-module.js';
import { binary } from './kernels.generated.js';
import { makeMemory } from './web-assembly.js';
import { forbidden } from './without-kernels.js';

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

/** The kernels and a memory to copy operands to; nothing in it outlives a call. */
export interface Kernels {
  readonly memory: KernelMemory;
  readonly multiply32: MultiplyKernel;
  readonly multiply64: MultiplyKernel;
}

/** The kernels of products, for arrays that are in kernel memory already. */
export const productKernels = /* @__PURE__ */ kernelModule<Omit<Kernels, 'memory'>>(binary);

let loaded: Kernels | 'none' | undefined;

/**
 * Which code computes large matrix products and singular value decompositions here: WebAssembly, or the same algorithm in plain TypeScript where there is no
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
  return loaded === 'none' || forbidden() ? undefined : loaded;
}

/** Kernels with a memory of their own, or undefined where they can't be had. */
export function compileKernels(): Kernels | undefined {
  const memory = makeMemory(1);
  const kernels = memory && productKernels.on(memory);
  return kernels && { memory: kernelMemory(memory), ...kernels };
}
