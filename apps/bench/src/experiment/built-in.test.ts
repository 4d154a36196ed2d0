import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.js';
import { parseExperiment } from '../schema/experiment.js';
import { isCompletion } from '../schema/setting.js';
import { fits } from '../test-support/fits.js';
import { builtInNames, loadExperiment } from './load-experiment.js';
import { planRuns } from './plan-runs.js';

const planAny = (name: string) => planRuns(loadExperiment(name).experiment);
const plan = (name: string) => fits(planAny(name));

describe('the experiment in the README', () => {
  it('is one, with three seeds of two variants', () => {
    const [, json] = /```json\n([\s\S]*?)```/.exec(readFileSync(join(packageRoot, 'README.md'), 'utf8')) ?? [];
    const runs = planRuns(parseExperiment(JSON.parse(json ?? ''), 'README.md'));
    expect(runs.map(({ label, setting }) => `${label} ${setting.seed}`)).toEqual([
      'no penalty 0',
      'no penalty 1',
      'no penalty 2',
      'ratio 0',
      'ratio 1',
      'ratio 2',
    ]);
  });
});

describe('the experiments of the package', () => {
  it.each(builtInNames())('%s is valid and named like its file', (name) => {
    expect(loadExperiment(name).experiment.name).toBe(name);
    expect(planAny(name).length).toBeGreaterThan(0);
  });

  it('headline crosses depth, optimizer and penalty on three seeds', () => {
    const cells = plan('headline').filter(({ setting }) => setting.runtime === 'native' && setting.steps === 6000);
    const seen = cells.map(({ setting: { network, optimizer, terms, seed } }) =>
      [network.depth, optimizer.name, terms[0]?.penalty.name ?? 'none', seed].join(' '),
    );
    expect(new Set(seen).size).toBe(3 * 2 * 2 * 3);
    expect(seen).toHaveLength(36);
  });

  it('headline runs seed 0 with Adam on both runtimes, exact and for 1,000 steps where there is a penalty', () => {
    const runs = plan('headline');
    const tensors = runs.filter(({ setting }) => setting.runtime === 'tfjs').map(({ setting }) => setting);
    expect(tensors.map(({ network, terms }) => `${network.depth} ${terms.length}`)).toEqual([
      '1 0',
      '2 0',
      '3 0',
      '1 1',
      '2 1',
      '3 1',
    ]);
    for (const setting of tensors) {
      expect(setting).toMatchObject({
        seed: 0,
        optimizer: { name: 'adam' },
        steps: setting.terms.length > 0 ? 1000 : 6000,
      });
      if (setting.terms.length > 0) expect(setting.engine).toEqual({ name: 'exact' });
      const partner = JSON.stringify({ ...setting, runtime: 'native' });
      expect(runs.filter((run) => JSON.stringify(run.setting) === partner)).toHaveLength(1);
    }
  });

  it('headline-tuning tries as many learning rates for every cell, on seeds and entries that headline does not test on', () => {
    const tuning = plan('headline-tuning');
    const byVariant = new Map<string, number>();
    for (const { variant } of tuning) byVariant.set(variant, (byVariant.get(variant) ?? 0) + 1);
    expect(byVariant.size).toBe(12);
    expect(new Set(byVariant.values()).size).toBe(1);
    const seeds = new Set(plan('headline').map(({ setting }) => setting.seed));
    for (const { setting } of tuning) {
      expect(seeds.has(setting.seed)).toBe(false);
      expect(setting.validationFraction).toBe(0.1);
    }
  });

  it('headline-tuning tunes what headline runs: the variants differ in learning rates alone', () => {
    const [headline, tuning] = ['headline', 'headline-tuning'].map((name) => loadExperiment(name).experiment.variants);
    const withoutRates = (variants: object) =>
      JSON.parse(JSON.stringify(variants), (key, value) => {
        if (key !== 'learningRate') return value;
        return typeof value === 'number' ? 'rate' : { ...value, value: 'rate' };
      });
    expect(withoutRates(tuning)).toEqual(withoutRates(headline));
  });

  it('inpainting fills a photograph of 128 x 128 from 40 % of its pixels', () => {
    for (const { setting } of plan('inpainting')) {
      expect(setting.data).toEqual({ kind: 'photograph', size: 128, observedFraction: 0.4 });
    }
  });

  it('movielens has every method in every protocol: five folds with three seeds, and ten random splits of each kind', () => {
    const runs = planAny('movielens').filter(({ setting }) => setting.validationFraction === 0);
    for (const method of ['global mean', 'bias model', 'depth 1, no penalty', 'depth 1, ratio']) {
      const own = runs.filter(({ variant }) => variant === method).map(({ setting }) => setting);
      const count = (split: string, testFraction?: number) =>
        own.filter(
          ({ data }) => data.kind === 'movielens' && data.split === split && data.testFraction === testFraction,
        ).length;
      expect(['u1', 'u2', 'u3', 'u4', 'u5'].map((fold) => count(fold))).toEqual([3, 3, 3, 3, 3]);
      expect([count('random', 0.2), count('random', 0.1)]).toEqual([10, 10]);
    }
  });

  it('movielens-tuning tries as many settings of every method, on a part of u1.base and on other seeds', () => {
    const tuning = planAny('movielens-tuning');
    const seeds = new Set(planAny('movielens').map(({ setting }) => setting.seed));
    for (const { setting } of tuning) {
      expect(setting).toMatchObject({ data: { kind: 'movielens', split: 'u1' }, validationFraction: 0.1 });
      expect(seeds.has(setting.seed)).toBe(false);
    }
    const cells = new Map<string, Set<string>>();
    for (const { variant, cell } of tuning) cells.set(variant, (cells.get(variant) ?? new Set()).add(cell));
    const tried = [...cells].map(([variant, { size }]) => [variant, size]);
    expect(tried).toEqual([
      ['bias model', 9],
      ['depth 1, no penalty', 9],
      ['depth 1, ratio', 9],
      ['code defaults, ratio', 5],
    ]);
  });

  it('movielens takes a setting of each method that movielens-tuning tried', () => {
    const tried = planAny('movielens-tuning').map(({ setting }) => setting);
    for (const variant of ['bias model', 'depth 1, no penalty', 'depth 1, ratio', 'code defaults, ratio']) {
      const run = planAny('movielens').find((each) => each.variant === variant);
      if (!run) throw new Error(`movielens has no ${variant}`);
      const { setting } = run;
      const chosen = isCompletion(setting)
        ? { method: setting.method }
        : { terms: setting.terms, steps: setting.steps };
      expect(tried).toContainEqual(expect.objectContaining(chosen));
    }
  });
});
