import { ArgumentError, type State } from '@lowrank/linalg';
import { checkLengths } from './check-lengths.js';
import { checkOptimizer } from './check-optimizer.js';
import { entries } from './define-rule.js';
import { type GradientTransform, isGradientTransform } from './gradient-transform.js';
import type { Optimizer } from './optimizer.js';
import { scratchOf } from './scratch-of.js';

/** A member's own state, and where each of its entries lies in the state of the chain. */
interface MemberState {
  readonly state: Required<State>;
  readonly slots: readonly (readonly [own: string, flat: string])[];
  readonly globals: readonly (readonly [own: string, flat: string])[];
  readonly scratch: readonly (readonly [own: string, flat: string])[];
}

/**
 * Puts gradient transforms in front of an optimizer: each transform hands a changed gradient to the next member, and the
 * last one makes the step.
 *
 * Member i keeps its slots, globals and scratch under `i.name` in the state of the chain; what goes from one member to the
 * next lies in the scratch `gradient`. So a checkpoint holds what members remember, and resumes bit for bit.
 *
 * @param members - transforms such as `clipByGlobalNorm` and `weightDecay`, then one optimizer.
 * @returns a rule named `chain`, with the members in its params.
 * @throws ArgumentError where there is no member, the last is a transform, or an earlier one is not.
 * @example
 * ```ts
 * import { chain, clipByGlobalNorm, gradientDescent, weightDecay } from '@lowrank/optimizers';
 *
 * const rule = chain(weightDecay({ rate: 0.5 }), clipByGlobalNorm({ max: 1 }), gradientDescent({ learningRate: 0.1 }));
 * const W = { data: Float64Array.of(4), rows: 1, columns: 1 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(1);
 * rule.update([Float64Array.of(1)], state, [W], [step]);
 * console.log(step[0].toFixed(3)); // -0.100
 * ```
 */
export function chain(...members: readonly [...transforms: GradientTransform[], optimizer: Optimizer]): Optimizer {
  check(members);
  const memberStates = new WeakMap<State, readonly MemberState[]>();
  const last = members.length - 1;
  return Object.freeze<Optimizer>({
    specVersion: 1,
    name: 'chain',
    params: Object.freeze({ members: Object.freeze(members.map(({ name, params }) => ({ rule: name, ...params }))) }),
    init(parameters, allocate) {
      const scratch: NonNullable<State['scratch']> = {};
      const state: State = { slots: {}, globals: {} };
      if (last > 0) scratch.gradient = parameters.map((parameter) => allocate(entries(parameter)));
      for (const [i, member] of members.entries()) {
        const own = member.init(parameters, allocate);
        for (const [name, arrays] of Object.entries(own.slots)) state.slots[`${i}.${name}`] = arrays;
        for (const [name, value] of Object.entries(own.globals)) state.globals[`${i}.${name}`] = value;
        for (const [name, arrays] of Object.entries(own.scratch ?? {})) scratch[`${i}.${name}`] = arrays;
      }
      return Object.keys(scratch).length > 0 ? { ...state, scratch } : state;
    },
    update(gradients, state, parameters, out) {
      checkLengths('chain', gradients, parameters, out);
      const states = memberStates.get(state) ?? members.map((_, i) => stateOf(i, state));
      memberStates.set(state, states);
      const { scratch = {} } = state;
      const between = last > 0 ? scratchOf('chain', state, 'gradient') : out;
      let source = gradients;
      for (let i = 0; i <= last; i++) {
        const target = (last - i) % 2 === 0 ? out : between;
        const member = states[i];
        for (const [own, flat] of member.slots) member.state.slots[own] = state.slots[flat];
        for (const [own, flat] of member.globals) member.state.globals[own] = state.globals[flat];
        for (const [own, flat] of member.scratch) member.state.scratch[own] = scratch[flat];
        members[i].update(source, member.state, parameters, target);
        for (const [own, flat] of member.globals) state.globals[flat] = member.state.globals[own];
        source = target;
      }
    },
  });
}

function stateOf(index: number, { slots, globals, scratch = {} }: State): MemberState {
  const names = (record: object) =>
    Object.keys(record)
      .filter((flat) => flat.startsWith(`${index}.`))
      .map((flat) => [flat.slice(`${index}.`.length), flat] as const);
  return {
    state: { slots: {}, globals: {}, scratch: {} },
    slots: names(slots),
    globals: names(globals),
    scratch: names(scratch),
  };
}

function check(members: readonly Optimizer[]): void {
  const last = members[members.length - 1];
  if (members.length === 0) throw new ArgumentError('chain: expected at least an optimizer, got nothing.');
  for (const [i, member] of members.entries()) {
    const [problem] = checkOptimizer(member);
    if (problem !== undefined) throw new ArgumentError(`chain: member ${i} is no optimizer: ${problem}`);
  }
  if (isGradientTransform(last)) {
    throw new ArgumentError(
      `chain: ${last.name} comes last but makes no step. Put an optimizer such as adam() behind it.`,
    );
  }
  for (const member of members.slice(0, -1)) {
    if (isGradientTransform(member)) continue;
    throw new ArgumentError(
      `chain: ${member.name} stands before ${last.name} but does not transform gradients. Only the last member may be ` +
        'an optimizer.',
    );
  }
}
