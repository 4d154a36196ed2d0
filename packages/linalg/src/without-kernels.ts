let depth = 0;

/** Whether the plain twins stand in for every kernel at the moment. */
export const forbidden = (): boolean => depth > 0;

/**
 * What `compute` returns where the plain twins stand in for every kernel. For tests that hold the two together.
 *
 * @example
 * ```ts
 * import { kernels } from '@lowrank/linalg';
 * import { withoutKernels } from '@lowrank/linalg/kernels';
 *
 * console.log(withoutKernels(kernels)); // plain
 * ```
 */
export function withoutKernels<T>(compute: () => T): T {
  depth++;
  try {
    return compute();
  } finally {
    depth--;
  }
}
