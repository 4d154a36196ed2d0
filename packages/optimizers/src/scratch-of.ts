import { ArgumentError, type FloatArray, type State } from '@lowrank/linalg';

/**
 * The arrays of a state to compute in, one for each parameter.
 *
 * @throws ArgumentError where there are none, as in a state that was put together from what a checkpoint stores.
 */
export function scratchOf(who: string, { scratch }: State, name: string): readonly FloatArray[] {
  const arrays = scratch?.[name];
  if (arrays) return arrays;
  throw new ArgumentError(
    `${who}: the state has no scratch '${name}'. Put stored slots and globals into a state that init makes.`,
  );
}
