import type { FloatArray, State } from '@lowrank/linalg';
import { checks } from './check-names.js';
import { descent, descentAnd, entrywise } from './honest.js';
import type { Lie } from './lie.js';

let calls = 0;
let shared = 0.1;

/** Optimizers that write where they should not, or remember elsewhere than in their state. */
export const liesOfMemory: readonly Lie[] = [
  {
    lie: 'it changes the gradients',
    factory: descentAnd((gradients) => {
      for (const g of gradients) for (let i = 0; i < g.length; i++) g[i] *= 2;
    }),
    caughtBy: [checks.inputs],
  },
  {
    lie: 'it changes the parameters',
    factory: descentAnd((_gradients, _state, parameters) => {
      for (const { data } of parameters) for (let i = 0; i < data.length; i++) data[i] *= 0.99;
    }),
    caughtBy: [checks.inputs],
  },
  {
    lie: 'it adds to what stands in out',
    factory: descent({
      init: () => ({ slots: {}, globals: {} }),
      update: (gradients, _state, _parameters, out) => {
        for (const [k, g] of gradients.entries()) for (let i = 0; i < g.length; i++) out[k][i] -= 0.1 * g[i];
      },
    }),
    caughtBy: [checks.overwriting, checks.scales, checks.zero, checks.precision, checks.descent],
  },
  {
    lie: 'it skips entries whose gradient is zero',
    factory: descent({
      update: (gradients, _state, _parameters, out) => {
        for (const [k, g] of gradients.entries()) {
          for (let i = 0; i < g.length; i++) if (g[i] !== 0) out[k][i] = -0.1 * g[i];
        }
      },
    }),
    caughtBy: [checks.zero],
  },
  {
    lie: 'it keeps its memory in a closure',
    factory: () => {
      const velocity = new Map<string, number>();
      return entrywise((g, _state, { k, i }) => {
        const v = 0.5 * (velocity.get(`${k} ${i}`) ?? 0) + g;
        velocity.set(`${k} ${i}`, v);
        return -0.1 * v;
      })();
    },
    caughtBy: [checks.memory, checks.checkpoint],
  },
  {
    lie: 'it keeps its memory beside the state',
    factory: () => {
      const velocities = new WeakMap<State, FloatArray[]>();
      return descent({
        init: () => ({ slots: {}, globals: {} }),
        update: (gradients, state, _parameters, out) => {
          const velocity = velocities.get(state) ?? gradients.map(({ length }) => new Float64Array(length));
          velocities.set(state, velocity);
          for (const [k, v] of velocity.entries()) {
            for (let i = 0; i < v.length; i++) {
              v[i] = 0.5 * v[i] + gradients[k][i];
              out[k][i] = -0.1 * v[i];
            }
          }
        },
      })();
    },
    caughtBy: [checks.checkpoint],
  },
  {
    lie: 'it keeps its memory in scratch',
    factory: descent({
      init: (parameters, allocate) => ({
        slots: {},
        globals: { step: 0 },
        scratch: { velocity: parameters.map(({ data }) => allocate(data.length)) },
      }),
      update: (gradients, { globals, scratch }, parameters, out) => {
        descent()().update(gradients, { slots: scratch ?? {}, globals }, parameters, out);
      },
    }),
    caughtBy: [checks.checkpoint],
  },
  {
    lie: 'it makes a slot in the first step',
    factory: descent({
      init: () => ({ slots: {}, globals: { step: 0 } }),
      update: (gradients, state, parameters, out) => {
        state.slots.velocity ??= gradients.map((g) => g.slice().fill(0));
        descent()().update(gradients, state, parameters, out);
      },
    }),
    caughtBy: [checks.state],
  },
  {
    lie: 'its init returns nothing to remember in',
    factory: descent({ init: () => ({}) as never }),
    caughtBy: [checks.state],
  },
  {
    lie: 'its slots are plain lists',
    factory: descent({ init: () => ({ slots: { velocity: [[0]] as never }, globals: {} }) }),
    caughtBy: [checks.state],
  },
  {
    lie: 'a number of its state is infinite, which JSON does not keep',
    factory: descent({ init: () => ({ slots: {}, globals: { least: Infinity } }) }),
    caughtBy: [checks.state],
  },
  {
    lie: 'it counts its calls over all runs',
    factory: entrywise((g) => {
      calls += 1;
      return -0.1 * g * (1 + 1e-15 * calls);
    }),
    caughtBy: [checks.overwriting, checks.memory, checks.checkpoint, checks.parameters],
  },
  {
    lie: 'every instance changes the others',
    factory: () => {
      shared *= 0.99;
      const own = shared;
      return entrywise((g) => -own * g)();
    },
    caughtBy: [checks.overwriting, checks.memory, checks.checkpoint, checks.precision, checks.parameters],
  },
];
