import { describe, expect, it } from 'vitest';
import { type Experiment, parseExperiment } from '../schema/experiment.js';
import { fits } from '../test-support/fits.js';
import { planRuns } from './plan-runs.js';
import { parseAssignment } from './set-option.js';

const setting = {
  data: { kind: 'synthetic', rows: 10, columns: 8, rank: 2, observed: 40 },
  optimizer: { name: 'adam', learningRate: 0.01 },
  steps: 10,
};
const base = { name: 'small', title: 'Small', setting };
const experiment = (more: object): Experiment => parseExperiment({ ...base, ...more }, 'small.json');
const plan = (more: object, ...sets: string[]) => fits(planRuns(experiment(more), sets.map(parseAssignment)));
const ratio = [{ penalty: { name: 'ratio' }, weight: 0.1 }];

describe('planRuns', () => {
  it('makes one run of an experiment without a grid', () => {
    expect(plan({})).toMatchObject([{ label: 'small', variant: '', setting: { steps: 10, seed: 0 } }]);
  });

  it('crosses the axes of a block and adds the blocks up', () => {
    const runs = plan({ grid: [{ 'network.depth': [1, 2], seed: [0, 1, 2] }, { steps: [20] }] });
    expect(runs.map(({ label, setting: s }) => `${label} / ${s.seed}`)).toEqual([
      'depth 1 / 0',
      'depth 1 / 1',
      'depth 1 / 2',
      'depth 2 / 0',
      'depth 2 / 1',
      'depth 2 / 2',
      'steps 20 / 0',
    ]);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(7);
    expect(new Set(runs.map(({ cell }) => cell)).size).toBe(3);
  });

  it('lays variants over the setting and axes over variants', () => {
    const variants = {
      'gradient descent': { optimizer: { name: 'gradientDescent', learningRate: 3 } },
      ratio: { terms: ratio },
    };
    const runs = plan({
      variants,
      grid: [{ variants: ['gradient descent', 'ratio'], 'optimizer.learningRate': [1, 2] }],
    });
    expect(runs.map(({ label, setting: s }) => [label, s.optimizer, s.terms.length])).toEqual([
      ['gradient descent, learningRate 1', { name: 'gradientDescent', learningRate: 1 }, 0],
      ['gradient descent, learningRate 2', { name: 'gradientDescent', learningRate: 2 }, 0],
      ['ratio, learningRate 1', { name: 'adam', learningRate: 1 }, 1],
      ['ratio, learningRate 2', { name: 'adam', learningRate: 2 }, 1],
    ]);
  });

  it('merges runs of the same setting and keeps the first label', () => {
    const variants = { plain: {} };
    const runs = plan({
      variants,
      grid: [
        { variants: ['plain'], seed: [0, 1] },
        { variants: ['plain'], runtime: ['native', 'tfjs'] },
      ],
    });
    expect(runs.map(({ label, setting: s }) => [label, s.seed])).toEqual([
      ['plain', 0],
      ['plain', 1],
      ['plain, tfjs', 0],
    ]);
    expect(plan({ grid: [{ seed: [0, 1, 2] }] }, 'seed=7')).toHaveLength(1);
  });

  it('applies assignments to every run, where a run has the list position', () => {
    const variants = { plain: {}, ratio: { terms: ratio } };
    const runs = plan({ variants, grid: [{ variants: ['plain', 'ratio'] }] }, 'terms[0].weight=0.5', 'steps=3');
    expect(runs.map(({ setting: s }) => [s.steps, s.terms[0]?.weight])).toEqual([
      [3, undefined],
      [3, 0.5],
    ]);
    expect(() => plan({}, 'terms[0].weight=0.5')).toThrow('terms[0].penalty: missing, expected an object.');
    expect(() => plan({}, 'terms[1].weight=0.5')).toThrow(
      '--set terms[1].weight=0.5: no run of small has such a list position; the longest terms has no entry.',
    );
  });

  it('adds a term where the terms of a run end, if no run has the position', () => {
    const variants = { plain: {}, ratio: { terms: ratio } };
    const sets = ['terms[1].penalty=nuclear', 'terms[1].weight=0.5'];
    const runs = plan({ variants, grid: [{ variants: ['plain', 'ratio'] }] }, ...sets);
    expect(runs.map(({ setting: s }) => s.terms.map(({ penalty, weight }) => [penalty.name, weight]))).toEqual([
      [],
      [
        ['ratio', 0.1],
        ['nuclear', 0.5],
      ],
    ]);
    expect(() => plan({ variants, grid: [{ variants: ['ratio'] }] }, sets[0])).toThrow(
      'terms[1].weight: missing, expected a finite number or an object.',
    );
  });

  it('gives ids that never change, whatever the order of keys', () => {
    const golden = { id: '2f008dde1cf7', cell: '618fb01b1f2e' };
    const [{ id, cell }] = plan({}, 'seed=3');
    const reordered = plan({ setting: Object.fromEntries(Object.entries({ ...setting, seed: 3 }).reverse()) });
    expect([id, reordered[0].id, cell]).toEqual([golden.id, golden.id, golden.cell]);
    expect(plan({})[0].cell).toBe(cell);
  });

  it('names the place of a mistake', () => {
    expect(() => plan({ grid: [{ variants: ['plan'] }], variants: { plain: {} } })).toThrow(
      'small, grid[0].variants: unknown variant "plan"; the nearest is "plain". Known: plain.',
    );
    expect(() => plan({ grid: [{ 'optimizer.learningRat': [1] }] })).toThrow(
      /small, grid\[0\]:\n {2}optimizer: unknown key "learningRat"/,
    );
    expect(() => plan({ grid: [{ 'optimzer.beta1': [1] }] })).toThrow(
      /grid\[0\]: optimzer: unknown key "optimzer"; the nearest is "optimizer"/,
    );
    expect(() => plan({}, 'optimizer.beta1=2')).toThrow(
      /optimizer\.beta1: expected a number that is less than 1, got 2/,
    );
    expect(() => plan({ grid: [{ 'constructor.x': [1] }] })).toThrow(/constructor is not a setting/);
  });

  it('refuses an engine that cannot serve a penalty, and parameters out of range, before anything runs', () => {
    const terms = [{ penalty: { name: 'schattenP' }, weight: 1 }];
    expect(() => plan({ setting: { ...setting, terms, engine: { name: 'subspace' } } })).toThrow(
      /engine: subspace serves penalties of kind norms, schattenP is of kind spectral\. Use \{ "name": "exact" \}/,
    );
    const learningRate = { schedule: 'holdThenDecay', value: 1, hold: 10, until: 5, factor: 0.1 };
    expect(() => plan({ setting: { ...setting, optimizer: { name: 'adam', learningRate } } })).toThrow(/holdThenDecay/);
  });
});
