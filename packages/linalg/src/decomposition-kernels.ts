import { binary } from './decompositions.generated.js';
import type { KernelMemory } from './kernel-memory.js';
import { compileModule, kernels } from './kernels.js';

/** The kernels in assembly/decompositions and the memory that they work in. All offsets and strides are in bytes. */
export interface DecompositionKernels {
  readonly memory: KernelMemory;
  readonly bidiagonalise: (
    data: number,
    rows: number,
    columns: number,
    stride: number,
    length: number,
    left: number,
    right: number,
    diagonal: number,
    above: number,
    image: number,
    next: number,
  ) => void;
  readonly reflectRows: (
    x: number,
    rows: number,
    stride: number,
    vectors: number,
    count: number,
    below: number,
  ) => void;
}

/** Memory beyond this is not kept. */
const KEPT_BYTES = 33_554_432;

let loaded: DecompositionKernels | 'none' | undefined;

/** The kernels, compiled at the first call, or anew where buffers of `sizes` are large; undefined where they can't be had. */
export function loadDecompositions(sizes: readonly number[]): DecompositionKernels | undefined {
  if (kernels() === 'plain') return undefined;
  if (sizes.reduce((sum, size) => sum + size, 0) > KEPT_BYTES) return compileModule(binary);
  loaded ??= compileModule<DecompositionKernels>(binary) ?? 'none';
  return loaded === 'none' ? undefined : loaded;
}
