import { binary } from './decompositions.generated.js';
import { type KernelMemory, kernelMemory, sizeOf } from './kernel-memory.js';
import { kernelModule } from './kernel-module.js';
import { type GrowableMemory, makeMemory } from './web-assembly.js';
import { forbidden } from './without-kernels.js';

/** The kernels in assembly/decompositions. Vectors and matrices are byte offsets, and strides are bytes. */
interface DecompositionKernels {
  bidiagonalise(
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
  ): void;
  reflectRows(x: number, rows: number, stride: number, vectors: number, count: number, below: number): void;
}

/** Memory beyond this is not kept for the next call. */
const KEPT_BYTES = 33_554_432;

const decompositions = kernelModule<DecompositionKernels>(binary);
let kept: GrowableMemory | undefined;

/** Arrays of these lengths in kernel memory, of arbitrary contents, and kernels on them. */
export interface DecompositionWork {
  readonly kernels: DecompositionKernels;
  readonly arrays: readonly Float64Array<ArrayBuffer>[];
}

/**
 * Room in kernel memory until the next call, or undefined where kernels can't be had: then the plain twins serve.
 */
export function decompositionWork(lengths: readonly number[]): DecompositionWork | undefined {
  if (forbidden()) return undefined;
  const sizes = lengths.map((length) => length * Float64Array.BYTES_PER_ELEMENT);
  const bytes = sizeOf(sizes);
  const memory = bytes > KEPT_BYTES ? makeMemory(bytes) : (kept ??= makeMemory(1));
  const kernels = memory && decompositions.on(memory);
  if (!kernels) return undefined;
  const space: KernelMemory = kernelMemory(memory);
  const offsets = space.place(sizes);
  return { kernels, arrays: lengths.map((length, k) => new Float64Array(space.buffer, offsets[k], length)) };
}
