import { describe, expect, it } from 'vitest';
import { getAt, parsePath } from './path.js';
import { assign, parseAssignment } from './set-option.js';

const setting = { optimizer: { name: 'adam', learningRate: 0.01 }, terms: [{ weight: 1 }, { weight: 2 }], steps: 10 };
const set = (...texts: string[]) => assign(setting, texts.map(parseAssignment)).result;

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

  it('skips a list position that a run does not have, and says so', () => {
    const { result, skipped } = assign(setting, [parseAssignment('terms[2].weight=3')]);
    expect(result).toBe(setting);
    expect(skipped.map(({ text }) => text)).toEqual(['terms[2].weight=3']);
  });
});

describe('getAt', () => {
  it('reads own keys only', () => {
    expect(getAt(setting, parsePath('terms[1].weight'))).toBe(2);
    expect(getAt(setting, parsePath('terms[5].weight'))).toBeUndefined();
    expect(getAt(setting, parsePath('steps.toString'))).toBeUndefined();
  });
});
