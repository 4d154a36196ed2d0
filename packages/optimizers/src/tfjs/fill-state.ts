import { ArgumentError, ShapeError, type State } from '@lowrank/linalg';

/**
 * Copies a stored state into a fresh one of the same rule on the same variables.
 *
 * @throws ArgumentError where slots or globals have other names; ShapeError where an array is missing, left over or of
 * another length.
 */
export function fillState(who: string, stored: State, out: State): void {
  for (const part of ['slots', 'globals'] as const) {
    const [expected, got] = [out, stored].map((state) => Object.keys(state[part]).sort().join(', ') || 'none');
    if (expected === got) continue;
    throw new ArgumentError(
      `${who}: expected a state with the ${part} ${expected}, got ${got}. Restore one of this rule.`,
    );
  }
  for (const [slot, arrays] of Object.entries(out.slots)) {
    const [expected, got] = [arrays, stored.slots[slot]].map((list) => list.map(({ length }) => length).join(', '));
    if (expected === got) continue;
    throw new ShapeError(
      `${who}: expected arrays of ${expected} numbers in the slot '${slot}', got ${got || 'none'}. Restore a state of ` +
        'the same variables, named in the same order.',
    );
  }
  for (const [slot, arrays] of Object.entries(out.slots)) {
    for (const [k, array] of arrays.entries()) array.set(stored.slots[slot][k]);
  }
  Object.assign(out.globals, stored.globals);
}
