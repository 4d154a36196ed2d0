import { describe, expect, it } from 'vitest';
import { describeUnknown, refuseUnknown } from './refuse-unknown.js';

const ann = { id: 'Ann', line: 2, similar: 'ann' };
const zoe = { id: 'zoe', line: 3 };
const tea = { id: 'tea ', line: 4, similar: 'tea' };
const why = '; ids are compared exactly: case, blanks and the encoding of accents count';

describe('describeUnknown', () => {
  it('says once, with the last list that names a known id, why that is another', () => {
    const annText = '1 unknown user: "Ann" (line 2; "ann" is known)';
    const teaText = '1 unknown item: "tea " (line 4; "tea" is known)';
    expect(describeUnknown({ users: [ann], items: [tea] })).toEqual([annText, teaText + why]);
    expect(describeUnknown({ users: [ann], items: [zoe] })).toEqual([annText + why, '1 unknown item: "zoe" (line 3)']);
    expect(describeUnknown({ users: [zoe], items: [] })).toEqual(['1 unknown user: "zoe" (line 3)']);
    expect(describeUnknown({ users: [], items: [] })).toEqual([]);
  });

  it('does not say so of an id that is not listed', () => {
    const many = Array.from({ length: 20 }, (_, k) => ({ id: `u${k}`, line: k + 2 }));
    const [text] = describeUnknown({ users: [...many, { ...ann, line: 99 }], items: [] });
    expect(text).toMatch(/^21 unknown users: .*"u19" \(line 21\), 1 more$/);
  });
});

describe('refuseUnknown', () => {
  it('names the first line and goes on with what to do', () => {
    const files = { predict: 'pairs.csv', model: 'ratings.csv' };
    expect(() => refuseUnknown({ users: [ann], items: [zoe] }, files)).toThrow(
      `pairs.csv, line 2: expected ids that ratings.csv has, got 1 unknown user: "Ann" (line 2; "ann" is known)${why}; ` +
        '1 unknown item: "zoe" (line 3). Correct them, or leave out --strict to have them predicted by means.',
    );
    expect(() => refuseUnknown({ users: [], items: [] }, files)).not.toThrow();
  });
});
