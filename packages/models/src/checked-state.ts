import { ArgumentError, isState, type State } from '@lowrank/linalg';

/**
 * What the `init` of a piece returned.
 *
 * @param who - the piece, for the error, such as `optimizer 'adam'`.
 * @throws ArgumentError where it is no state.
 */
export function checkedState(who: string, state: State): State {
  if (isState(state)) return state;
  throw new ArgumentError(
    `fit: init of the ${who} returns no state. Return { slots: {}, globals: {} }, with lists of Float32Array or ` +
      'Float64Array by name in slots and finite numbers by name in globals.',
  );
}
