import type { FloatArray, State } from '@lowrank/linalg';
import type { Optimizer, Parameter } from '../../optimizer.js';

/** Momentum as a plain object: with nothing changed it passes every check. */
export function descent(change: Partial<Optimizer> = {}): () => Optimizer {
  return () => ({
    specVersion: 1,
    name: 'descent',
    params: {},
    init: (parameters, allocate) => ({
      slots: { velocity: parameters.map(({ data }) => allocate(data.length)) },
      globals: { step: 0 },
    }),
    update: (gradients, { slots, globals }, _parameters, out) => {
      globals.step++;
      for (const [k, g] of gradients.entries()) {
        const v = slots.velocity[k];
        for (let i = 0; i < g.length; i++) {
          v[i] = 0.5 * v[i] + g[i];
          out[k][i] = -0.1 * v[i];
        }
      }
    },
    ...change,
  });
}

/** A rule that remembers nothing: the step of an entry is made of its gradient and what else is known. */
export function entrywise(
  stepOf: (g: number, state: State, at: { readonly k: number; readonly i: number }) => number,
  change: Partial<Optimizer> = {},
): () => Optimizer {
  return descent({
    init: () => ({ slots: {}, globals: { step: 0 } }),
    update: (gradients, state, _parameters, out) => {
      state.globals.step++;
      for (const [k, g] of gradients.entries()) {
        for (let i = 0; i < g.length; i++) out[k][i] = stepOf(g[i], state, { k, i });
      }
    },
    ...change,
  });
}

/** The honest rule, and something that it should not do. */
export function descentAnd(
  also: (
    gradients: readonly FloatArray[],
    state: State,
    parameters: readonly Parameter[],
    out: readonly FloatArray[],
  ) => void,
): () => Optimizer {
  const { update } = descent()();
  return descent({
    update: (...call) => {
      update(...call);
      also(...call);
    },
  });
}
