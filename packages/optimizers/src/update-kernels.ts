import type { FloatArray } from '@lowrank/linalg';
import { kernelModule } from '@lowrank/linalg/kernels';
import { binary } from './kernels.generated.js';

/** Byte offsets of arrays, their length, then scalars, as in assembly/. */
type UpdateKernels = Readonly<Record<string, (...operands: number[]) => number | undefined>>;

const kernels = /* @__PURE__ */ kernelModule<UpdateKernels>(binary);

/**
 * In float32 the squares of gradients below 1e-19 are 0, to which the plain loop, which computes in double, rounds them only
 * when it stores them. From this epsilon on, the difference is less than a rounding of the step.
 */
const leastEpsilon = 1e-12;

/**
 * Lets the kernel `name` do the loop of a rule over `arrays`, all of one length and precision and in one kernel memory, with
 * these scalars; epsilon is the last one of a kernel that has it. Returns false where that can't be: then the loop beside
 * the call serves. In float64 both have the same bits, in float32 the kernel rounds every operation.
 */
export function updateByKernel(
  name: string,
  arrays: readonly FloatArray[],
  scalars: readonly number[],
  epsilon?: number,
): boolean {
  const { length, BYTES_PER_ELEMENT: size } = arrays[0];
  if (arrays.some((array) => array.length !== length || array.BYTES_PER_ELEMENT !== size)) return false;
  if (size === 4 && epsilon !== undefined && epsilon < leastEpsilon) return false;
  const kernel = kernels.holding(...arrays)?.[`${name}${8 * size}`];
  if (!kernel) return false;
  const offsets = arrays.map(({ byteOffset }) => byteOffset);
  kernel(...offsets, length, ...scalars, ...(epsilon === undefined ? [] : [epsilon]));
  return true;
}

/** The sum of squares by a kernel, undefined where x is not in kernel memory. */
export function sumOfSquaresByKernel(x: FloatArray): number | undefined {
  return kernels.holding(x)?.[`sumOfSquares${8 * x.BYTES_PER_ELEMENT}`](x.byteOffset, x.length);
}
