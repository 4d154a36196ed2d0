import type { FloatArray } from '@lowrank/linalg';
import { kernelModule } from '@lowrank/linalg/kernels';
import { binary } from './kernels.generated.js';

/** One kernel a rule: byte offsets of its arrays, their length, then the scalars of the rule, as in assembly/. */
type UpdateKernels = Readonly<Record<string, (...operands: number[]) => void>>;

const kernels = kernelModule<UpdateKernels>(binary);

/**
 * Lets the kernel `name` do the loop of a rule over `arrays`, all of one length and precision and in one kernel memory, with
 * these scalars. Returns false where that is not so or there are no kernels: then the loop beside the call serves.
 */
export function updateByKernel(name: string, arrays: readonly FloatArray[], ...scalars: number[]): boolean {
  const { length, BYTES_PER_ELEMENT: size } = arrays[0];
  if (arrays.some((array) => array.length !== length || array.BYTES_PER_ELEMENT !== size)) return false;
  const kernel = kernels.holding(...arrays)?.[`${name}${8 * size}`];
  kernel?.(...arrays.map(({ byteOffset }) => byteOffset), length, ...scalars);
  return kernel !== undefined;
}
