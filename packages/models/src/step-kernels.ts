import type { FloatArray } from '@lowrank/linalg';
import { kernelModule } from '@lowrank/linalg/kernels';
import { binary } from './kernels.generated.js';

/** The kernels that come in both precisions; arrays are byte offsets, see assembly/. */
interface Kernels {
  addScaled: (factor: number, x: number, y: number, length: number) => void;
  gather: (at: number, x: number, out: number, count: number) => void;
  scatterAdd: (at: number, values: number, out: number, count: number) => void;
  transpose: (a: number, rows: number, columns: number, out: number) => void;
  squaredResiduals: (predicted: number, values: number, gradient: number, count: number, factor: number) => number;
  sumOfSquares: (x: number, length: number) => number;
  productAt: (rows: number, columns: number, a: number, b: number, width: number, out: number, count: number) => void;
  addRows: (source: number, target: number, s: number, a: number, width: number, out: number, count: number) => void;
}

type StepKernels = { readonly [Name in keyof Kernels as `${Name}${32 | 64}`]: Kernels[Name] } & {
  gramOfRows(a: number, rows: number, columns: number, out: number): void;
  smallEigen(a: number, x: number, d: number, e: number, n: number): number;
  choleskyInverse(g: number, inverse: number, scale: number, n: number, least: number): number;
};

/** The kernels of this package; every one has a plain twin of the same name in src/. */
export const stepKernels = /* @__PURE__ */ kernelModule<StepKernels>(binary);

/**
 * The kernel of this name for arrays of numbers, all of one precision and in one kernel memory together with `others`;
 * undefined where there is none, then the plain twin serves.
 */
export function stepKernel<Name extends keyof Kernels>(
  name: Name,
  arrays: readonly FloatArray[],
  ...others: readonly ArrayBufferView[]
): Kernels[Name] | undefined {
  const size = arrays[0].BYTES_PER_ELEMENT;
  if (arrays.some((array) => array.BYTES_PER_ELEMENT !== size)) return undefined;
  const kernels = stepKernels.holding(...arrays, ...others);
  return kernels?.[`${name}${size === 4 ? 32 : 64}`] as Kernels[Name] | undefined;
}
