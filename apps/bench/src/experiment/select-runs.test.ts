import { describe, expect, it } from 'vitest';
import { loadExperiment } from './load-experiment.js';
import { planRuns } from './plan-runs.js';
import { selectRuns } from './select-runs.js';

const runs = planRuns(loadExperiment('movielens').experiment);
const namesOf = (texts: string[]) =>
  selectRuns(runs, texts).map(({ label, setting }) => `${label}, seed ${setting.seed}`);

describe('selectRuns', () => {
  it('takes runs by what their names have in them', () => {
    expect(namesOf(['depth 1, ratio, u1'])).toEqual([0, 1, 2].map((seed) => `depth 1, ratio, u1, seed ${seed}`));
    expect(namesOf(['bias model', 'u2', 'seed 1'])).toEqual(['bias model, u2, seed 1']);
    expect(namesOf([])).toHaveLength(runs.length);
  });

  it('compares a seed as a whole number', () => {
    const [run] = runs;
    const ten = Array.from({ length: 12 }, (_, seed) => ({ ...run, setting: { ...run.setting, seed } }));
    const seeds = (text: string) => selectRuns(ten, [text]).map(({ setting }) => setting.seed);
    expect(seeds('seed 1')).toEqual([1]);
    expect(seeds(`${run.label}, seed 1`)).toEqual([1]);
    expect(seeds('seed 11')).toEqual([11]);
    expect(seeds('seed ')).toHaveLength(12);
    expect(() => seeds('seed 12')).toThrow(/--only "seed 12": no run has this in its name/);
    expect(() => seeds('seed 01')).toThrow(/no run/);
  });

  it.each(['', ' '])('refuses the text "%s", which every name has', (text) => {
    expect(() => namesOf(['u1', text])).toThrow(/--only: expected a part of a name such as 'seed 0', got none/);
  });

  it('names what there is where nothing fits', () => {
    expect(() => namesOf(['u9'])).toThrow(
      /--only "u9": no run has this in its name\. Names are: "global mean, u1", .* more/,
    );
    expect(() => namesOf(['u1', 'u2'])).toThrow(/--only "u1" "u2": no run has all of this in its name/);
  });
});
