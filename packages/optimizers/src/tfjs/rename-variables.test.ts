import { describe, expect, it } from 'vitest';
import { toNamedWeights, variablesOf } from './named-weights.js';
import { renameVariables } from './rename-variables.js';

const state = { slots: { m: [Float32Array.of(1), Float32Array.of(2)] }, globals: { step: 7 } };
const weights = toNamedWeights('adam', ['a/kernel', 'b/kernel_3'], state);

describe('renameVariables', () => {
  it('takes names that differ in the number that tfjs-layers appends, in the same order', () => {
    const renamed = renameVariables(weights, ['a/kernel_1', 'b/kernel']);
    expect([...renamed]).toEqual([...toNamedWeights('adam', ['a/kernel_1', 'b/kernel'], state)]);
  });

  it('leaves the same names in any order, other names and another number of them alone', () => {
    for (const names of [
      ['b/kernel_3', 'a/kernel'],
      ['b/kernel_1', 'a/kernel_1'],
      ['a/bias', 'b/bias'],
      ['a/kernel_1'],
    ]) {
      expect(variablesOf(renameVariables(weights, names))).toEqual(['a/kernel', 'b/kernel_3']);
    }
  });
});
