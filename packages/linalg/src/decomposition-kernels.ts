import { binary } from './decompositions.generated.js';
import { kernelMemory, sizeOf } from './kernel-memory.js';
import { kernelModule } from './kernel-module.js';
import { type GrowableMemory, makeMemory } from './web-assembly.js';
import { forbidden } from './without-kernels.js';

/** See assembly/decompositions. Arrays are byte offsets, and strides are bytes. */
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
  solveSecular(
    d: number,
    z: number,
    count: number,
    stride: number,
    roots: number,
    vectors: number,
    scalesU: number,
    scalesV: number,
  ): void;
}

const decompositions = /* @__PURE__ */ kernelModule<DecompositionKernels>(binary);

/** Fewer numbers than this are left to the twin: a call and copies cost more than a kernel saves. */
const KERNEL_PAYS_FROM = 200;
/** Memory beyond this is not kept for the next call. */
const KEPT_BYTES = 33_554_432;

let kept: GrowableMemory | undefined;

/**
 * Arrays of float64 of these lengths for a computation, of arbitrary contents: where kernels can be had and pay, in a memory
 * together with them, which is good until the next call; otherwise on their own.
 */
export function room(lengths: readonly number[]): {
  readonly arrays: readonly Float64Array<ArrayBuffer>[];
  readonly kernels: DecompositionKernels | undefined;
} {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total >= KERNEL_PAYS_FROM && !forbidden()) {
    const sizes = lengths.map((length) => length * Float64Array.BYTES_PER_ELEMENT);
    const bytes = sizeOf(sizes);
    if (bytes <= KEPT_BYTES) kept ??= makeMemory(1);
    const memory = bytes <= KEPT_BYTES ? kept : makeMemory(bytes);
    const kernels = memory && decompositions.on(memory);
    if (kernels) {
      const { place } = kernelMemory(memory);
      const offsets = place(sizes);
      const arrays = lengths.map((length, k) => new Float64Array(memory.buffer, offsets[k], length));
      return { arrays, kernels };
    }
  }
  return { arrays: lengths.map((length) => new Float64Array(length)), kernels: undefined };
}
