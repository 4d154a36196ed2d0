import { describe, expect, it } from 'vitest';
import { getAt, parsePath } from './path.js';
import { assignToAll, parseAssignment } from './set-option.js';

const setting = { optimizer: { name: 'adam', learningRate: 0.01 }, terms: [{ weight: 1 }, { weight: 2 }], steps: 10 };
const setAll = (settings: readonly unknown[], ...texts: string[]) =>
  assignToAll(settings, texts.map(parseAssignment), 'small');
const set = (...texts: string[]) => setAll([setting], ...texts)[0];

describe('--set', () => {
  it('takes dotted paths, list positions, JSON and bare text', () => {
    expect(set('steps=20', 'terms[1].weight=0.5', 'optimizer.name=muon', 'terms[0]={"weight":[3]}')).toEqual({
      optimizer: { name: 'muon', learningRate: 0.01 },
      terms: [{ weight: [3] }, { weight: 0.5 }],
      steps: 20,
    });
    expect(setting.steps).toBe(10);
  });

  it('keeps everything after the first equals sign', () => {
    expect(parseAssignment('a=b=c').value).toBe('b=c');
  });

  it('reads NaN and Infinity as numbers, so that the schema refuses them by name', () => {
    expect(parseAssignment('steps=NaN').value).toBeNaN();
    expect(parseAssignment('steps=-Infinity').value).toBe(-Infinity);
  });

  it.each([
    '__proto__.x=1',
    'optimizer.__proto__.x=1',
    'optimizer.constructor.prototype.x=1',
    'prototype=1',
    'optimizer={"__proto__":{"x":1}}',
  ])('refuses %s', (text) => {
    expect(() => set(text)).toThrow(/is not a setting/);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it.each(['', '=1', 'steps', 'a..b=1', 'a.=1', '[0]=1', 'a[x]=1', 'a b=1', './x.js=1'])(
    'refuses the form %j',
    (text) => {
      expect(() => parseAssignment(text)).toThrow(/expected path=value|is not a path/);
    },
  );

  it('names the nearest key where a path leads nowhere', () => {
    expect(() => set('optimzer.learningRate=1')).toThrow(
      '--set optimzer: unknown key "optimzer"; the nearest is "optimizer". Known: optimizer, terms, steps.',
    );
    expect(() => set('steps.x=1')).toThrow('--set steps.x: steps is 10, so it has no "x".');
    expect(() => set('optimizer[0]=1')).toThrow('--set optimizer[0]: optimizer is an object, not a list.');
  });

  const terms = (...weights: number[]) => ({ terms: weights.map((weight) => ({ weight })) });

  it('leaves a run without the list position as it is, where another has it', () => {
    expect(setAll([terms(), terms(1), terms(1, 2)], 'terms[1].weight=3')).toEqual([terms(), terms(1), terms(1, 3)]);
  });

  it('begins an entry at the end of a list where no run has the position', () => {
    expect(setAll([terms(), terms(1)], 'terms[1].weight=3')).toEqual([terms(), terms(1, 3)]);
    expect(setAll([terms()], 'terms[0]={"weight":3}', 'terms[1].weight=4')).toEqual([terms(3, 4)]);
    expect(set('terms[2].weight=3', 'terms[2].penalty=ratio', 'terms[2].penalty.p=1')).toMatchObject({
      terms: [{ weight: 1 }, { weight: 2 }, { weight: 3, penalty: { name: 'ratio', p: 1 } }],
    });
    expect(setting.terms).toHaveLength(2);
  });

  it('refuses a position beyond that, and says which one would begin an entry', () => {
    expect(() => setAll([terms(), terms(1)], 'terms[2].weight=3')).toThrow(
      '--set terms[2].weight=3: no run of small has such a list position; the longest terms has one entry, numbered 0. ' +
        'terms[1] would begin another.',
    );
    expect(() => set('terms[3].penalty=ratio')).toThrow(
      'the longest terms has 2 entries. terms[2] would begin another.',
    );
    expect(() => setAll([terms()], 'terms[1].weight=3')).toThrow(
      'the longest terms has no entry. terms[0] would begin',
    );
  });
});

describe('getAt', () => {
  it('reads own keys only', () => {
    expect(getAt(setting, parsePath('terms[1].weight'))).toBe(2);
    expect(getAt(setting, parsePath('terms[5].weight'))).toBeUndefined();
    expect(getAt(setting, parsePath('steps.toString'))).toBeUndefined();
  });
});
