import { describe, expect, it } from 'vitest';
import { layPatch } from './presets.js';

describe('layPatch', () => {
  it('lays a patch over a base like any other', () => {
    expect(layPatch({ a: 1, b: 2 }, { b: 3 }, 'e')).toEqual({ a: 1, b: 3 });
  });

  it('lays a preset between the two, so that the patch has the last word and may take keys away', () => {
    const base = { method: { name: 'globalMean' }, seed: 3, loss: 'half-sum' };
    const laid = layPatch(base, { method: null, preset: 'code-defaults', steps: 5 }, 'e');
    expect(laid).toMatchObject({ seed: 3, loss: 'mean', steps: 5, optimizer: { name: 'adam', learningRate: 0.01 } });
    expect(laid).not.toHaveProperty('method');
    expect(laid).not.toHaveProperty('preset');
  });

  it('refuses a preset that there is not, naming the nearest', () => {
    expect(() => layPatch({}, { preset: 'code-default' }, 'e, "v"')).toThrow(
      'e, "v".preset: unknown preset "code-default"; the nearest is "code-defaults". Known: code-defaults.',
    );
  });
});
