import { type FloatArray, ShapeError } from '@lowrank/linalg';
import type { Parameter } from './optimizer.js';

/**
 * Checks that there are a gradient and an array in `out` for each parameter, each of its length.
 *
 * @throws ShapeError where one is missing, left over or of another length.
 */
export function checkLengths(
  who: string,
  gradients: readonly FloatArray[],
  parameters: readonly Parameter[],
  out: readonly FloatArray[],
): void {
  if (gradients.length !== parameters.length || out.length !== parameters.length) {
    throw new ShapeError(
      `${who}: expected one gradient and one array in out for each of ${parameters.length} parameters, got ` +
        `${gradients.length} and ${out.length}.`,
    );
  }
  for (let k = 0; k < parameters.length; k++) {
    const { length } = parameters[k].data;
    if (gradients[k].length === length && out[k].length === length) continue;
    throw new ShapeError(
      `${who}: parameter ${k} has ${length} numbers, its gradient ${gradients[k].length} and its array in out ` +
        `${out[k].length}. Pass arrays of the parameter's length, in the order of the parameters.`,
    );
  }
}
