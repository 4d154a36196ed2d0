import { biasModel } from '@lowrank/completion';
import { Index } from '@lowrank/datasets';
import { Observations } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { pairWarnings, unconnectedPairs } from './pair-warnings.js';
import { unknownIds } from './unknown-ids.js';

/** ann and bob know tea and rye; cy alone knows milk. */
const index = Index.from({ rows: ['ann', 'bob', 'cy'], columns: ['tea', 'rye', 'milk'] });
const seen = Observations.from({
  rows: 3,
  columns: 3,
  rowIndices: [0, 0, 1, 2],
  columnIndices: [0, 1, 0, 2],
  values: [5, 1, 4, 3],
});
const model = { completion: await biasModel().fit(seen, { seed: 0 }), index, seen };

function warnings(...ids: (readonly [string, string])[]) {
  const pairs = ids.map(([row, column], k) => ({ row, column, cells: [row, column], line: k + 2 }));
  return pairWarnings(model, pairs, { unknown: unknownIds(index, pairs), apart: unconnectedPairs(model, pairs) });
}

describe('pairWarnings', () => {
  it('has nothing to say where users and items are known and connected, or where only some are unknown', () => {
    expect(warnings(['bob', 'rye'], ['ann', 'tea'], ['zoe', 'gin'])).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  it('lists pairs that no ratings connect', () => {
    const [one, ...others] = warnings(['bob', 'rye'], ['bob', 'milk'], ['cy', 'tea']);
    expect([one.code, others]).toEqual(['unconnected-pairs', []]);
    expect(one.message).toMatch(
      /of 2 of the 3 pairs.*mean and biases predict them: "bob", "milk" \(line 3\); "cy", "tea"/,
    );
    const many = warnings(...Array.from({ length: 7 }, () => ['cy', 'rye'] as const));
    expect(many[0].message).toMatch(/\(line 6\); and 2 more\.$/);
  });

  it('says loudly where no user or no item is known, and why that may be', () => {
    const texts = (...ids: (readonly [string, string])[]) =>
      warnings(...ids).map(({ code, message }) => [code, message]);
    expect(texts(['Ann', 'tea'], ['BOB', 'gin'])).toEqual([
      ['no-known-users', expect.stringMatching(/none of the 2 users.*"Ann" is "ann" there: ids are compared exactly/)],
    ]);
    expect(texts(['tea', 'ann'])).toEqual([
      ['no-known-users', expect.stringMatching(/none of the 1 users.*"tea" is one of the items: give --columns/)],
      ['no-known-items', expect.stringMatching(/none of the 1 items.*"ann" is one of the users: give --columns/)],
    ]);
    expect(texts(['ann', '17'])).toEqual([
      ['no-known-items', expect.stringMatching(/It knows "tea", "rye", "milk" and so on: check that the files belong/)],
    ]);
  });
});
