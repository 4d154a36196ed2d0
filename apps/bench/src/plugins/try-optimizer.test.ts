import type { Optimizer } from '@lowrank/optimizers';
import { describe, expect, it } from 'vitest';
import { makeOptimizer } from '../schema/optimizer.js';
import { tryOptimizer } from './try-optimizer.js';

const rule: Optimizer = {
  specVersion: 1,
  name: 'descent',
  params: {},
  init: (parameters, allocate) => ({ slots: { m: parameters.map(({ data }) => allocate(data.length)) }, globals: {} }),
  update: (gradients, _state, _parameters, out) => {
    for (const [k, g] of gradients.entries()) for (const [i, x] of g.entries()) out[k][i] = -0.1 * x;
  },
};

describe('two steps of a rule', () => {
  it('find nothing wrong with one that keeps to the contract', () => expect(tryOptimizer(rule)).toEqual([]));

  it.each(['adam', 'muon', 'adadelta', 'groupRmsprop', 'radam'])('find nothing wrong with %s', (name) =>
    expect(tryOptimizer(makeOptimizer({ name, learningRate: 0.1 }))).toEqual([]),
  );

  /** The rule, and something that it should not do. */
  const and = (also: (...call: Parameters<Optimizer['update']>) => void) => ({
    update: (...call: Parameters<Optimizer['update']>) => {
      rule.update(...call);
      also(...call);
    },
  });

  it.each<[string, Partial<Optimizer>, RegExp]>([
    ['returns no state', { init: () => undefined as never }, /^init returns no state\. Return \{ slots/],
    ['keeps a list in globals', { init: () => ({ slots: {}, globals: { m: [] as never } }) }, /^init returns no state/],
    ['keeps plain lists in slots', { init: () => ({ slots: { m: [[0]] as never }, globals: {} }) }, /^init returns no/],
    [
      'spoils its state',
      and((_g, { globals }) => Object.assign(globals, { step: 'one' })),
      /^update leaves something in the state/,
    ],
    [
      'changes parameters',
      and((_g, _state, [{ data }]) => data.fill(7)),
      /^update changes the parameters or the gradients\. Write the step to out/,
    ],
    ['changes gradients', and(([g]) => g.fill(7)), /^update changes the parameters or the gradients/],
    ['writes nothing', { update: () => {} }, /^update leaves a step that is not a finite number/],
    [
      'throws',
      {
        update: () => {
          throw new TypeError('g is not a function');
        },
      },
      /^it throws in a step: g is not a function$/,
    ],
  ])('find a rule that %s', (_what, change, message) => {
    expect(tryOptimizer({ ...rule, ...change })).toEqual([expect.stringMatching(message)]);
  });
});
