import { memoryHolding } from './in-kernel-memory.js';
import { compile, type GrowableMemory, instantiate } from './web-assembly.js';
import { forbidden } from './without-kernels.js';

/** Compiled kernels: functions on byte offsets in whichever memory they are put to work on. */
export interface KernelModule<K extends object> {
  /** The kernels on `memory`, or undefined where WebAssembly with SIMD can't be had. The same object at every call. */
  on(memory: GrowableMemory): K | undefined;
  /**
   * The kernels on the memory that holds all of these arrays, see {@link inKernelMemory}; undefined where no single memory
   * does, or where kernels can't be had: then the plain twin serves.
   */
  holding(...arrays: readonly ArrayBufferView[]): K | undefined;
}

/**
 * Kernels of a package of its own, from a WebAssembly module that imports its memory as `env.memory` and keeps nothing in
 * it. The module is compiled when first needed.
 *
 * @param binary - the module in base64.
 */
export function kernelModule<K extends object>(binary: string): KernelModule<K> {
  let compiled: object | 'none' | undefined;
  const instances = new WeakMap<GrowableMemory, K>();
  const on = (memory: GrowableMemory): K | undefined => {
    const known = instances.get(memory);
    if (known) return known;
    compiled ??= compile(binary) ?? 'none';
    if (compiled === 'none') return undefined;
    const kernels = instantiate(compiled, memory) as K;
    instances.set(memory, kernels);
    return kernels;
  };
  return Object.freeze({
    on,
    holding: (...arrays: readonly ArrayBufferView[]) => {
      const memory = forbidden() ? undefined : memoryHolding(arrays);
      return memory && on(memory);
    },
  });
}
