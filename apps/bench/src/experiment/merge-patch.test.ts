import { describe, expect, it } from 'vitest';
import { mergePatch } from './merge-patch.js';

describe('mergePatch', () => {
  it('merges objects and replaces lists and plain values', () => {
    expect(mergePatch({ a: { b: 1, c: 2 }, d: [1, 2], e: 1 }, { a: { c: 3 }, d: [4] })).toEqual({
      a: { b: 1, c: 3 },
      d: [4],
      e: 1,
    });
  });

  it('replaces an object by one with another name, kind or schedule', () => {
    const adam = { name: 'adam', learningRate: 0.01, beta1: 0.5 };
    expect(mergePatch({ optimizer: adam }, { optimizer: { name: 'muon' } })).toEqual({ optimizer: { name: 'muon' } });
    expect(mergePatch(adam, { name: 'adam', beta1: 0.9 })).toEqual({ ...adam, beta1: 0.9 });
    expect(mergePatch({ rate: 1 }, { rate: { schedule: 'linear' } })).toEqual({ rate: { schedule: 'linear' } });
  });

  it('takes away what is null', () => {
    expect(mergePatch({ a: 1, b: { c: 2, d: 3 } }, { a: null, b: { c: null }, e: null })).toEqual({ b: { d: 3 } });
  });

  it('changes neither of its inputs and shares nothing with the patch', () => {
    const [base, patch] = [{ a: { b: 1 } }, { c: { d: [1] } }];
    const merged = mergePatch(base, patch) as typeof patch;
    merged.c.d.push(2);
    expect([base, patch]).toEqual([{ a: { b: 1 } }, { c: { d: [1] } }]);
  });
});
