import { describe, expect, it } from 'vitest';
import { explainIssues } from './explain-issues.js';
import { fitSettingSchema } from './setting.js';

const data = { kind: 'synthetic', rows: 10, columns: 8, rank: 2, observed: 40 };
const optimizer = { name: 'adam', learningRate: 0.01 };
const valid = { data, optimizer, steps: 10 };

function problems(change: object): string[] {
  const result = fitSettingSchema.safeParse({ ...valid, ...change }, { reportInput: true });
  return result.success ? [] : explainIssues(result.error.issues);
}

describe('a setting', () => {
  it('is completed with every default', () => {
    expect(fitSettingSchema.parse(valid)).toEqual({
      data: { ...data, noise: 0, minimumPerLine: 0 },
      network: { depth: 1, init: { kind: 'gaussian', scale: 1e-3 } },
      loss: 'mean',
      terms: [],
      optimizer,
      engine: 'auto',
      precision: 'float32',
      runtime: 'native',
      steps: 10,
      seed: 0,
      validationFraction: 0,
      metricsEvery: 100,
      checkpointEvery: 500,
    });
  });

  it('may be a photograph, deep, and scheduled', () => {
    const schedule = { schedule: 'holdThenDecay', value: 0.05, hold: 4, until: 8, factor: 0.001 };
    expect(
      problems({
        data: { kind: 'photograph', size: 64, observedFraction: 0.4 },
        network: { depth: 3, widths: [5, 6], init: { kind: 'balanced', scale: 0.1 } },
        optimizer: { name: 'adam', learningRate: schedule, beta1: 0.5 },
        terms: [{ penalty: { name: 'schattenP', p: 0.5 }, weight: schedule, on: 'factors' }],
        engine: { name: 'subspace' },
      }),
    ).toEqual([]);
  });

  it.each([
    [{ step: 5 }, /^unknown key "step"; the nearest is "steps"\. Known: data, network, loss/],
    [
      { network: { depht: 2 } },
      /^network: unknown key "depht"; the nearest is "depth"\. Known: depth, widths, init\.$/,
    ],
    [
      { optimizer: { ...optimizer, beta: 1 } },
      /^optimizer: unknown key "beta"; the nearest is "beta1"\. Known: name, learningRate, beta1/,
    ],
    [
      { optimizer: { name: 'adma', learningRate: 1 } },
      /^optimizer\.name: unknown optimizer "adma"; the nearest is "adam"\. Known: .*gradientDescent/,
    ],
    [
      { optimizer: { name: './x.js', learningRate: 1 } },
      /^optimizer\.name: there is no file "\.\/x\.js" in .*\. Give its path .* Built-in: adadelta, adagrad/,
    ],
    [{ optimizer: { learningRate: 1 } }, /^optimizer\.name: missing\. Give the name of the optimizer: /],
    [{ optimizer: 'adam' }, /^optimizer\.learningRate: missing, expected a finite number or an object\.$/],
    [{ optimizer: 3 }, /^optimizer: expected an object, got 3\.$/],
    [{ optimizer: './adam.js' }, /^optimizer\.name: there is no file "\.\/adam\.js" in /],
    [{ optimizer: '.' }, /^optimizer\.name: "\." is a folder\. Give a file, such as index\.js\. Built-in: /],
    [{ optimizer: 'setting.test.ts' }, /^optimizer\.name: expected the name of an optimizer, got the path/],
    [{ optimizer: { name: 'adam' } }, /^optimizer\.learningRate: missing, expected a finite number or an object\.$/],
    [
      { terms: [{ penalty: { name: 'ration' }, weight: 1 }] },
      /^terms\[0\]\.penalty\.name: unknown penalty "ration"; the nearest is "ratio"\. Known: elastic, entropy, frobenius/,
    ],
    [{ terms: [{ penalty: { name: 'ratio', p: 1 }, weight: 1 }] }, /^terms\[0\]\.penalty: unknown key "p"/],
    [
      { terms: [{ penalty: { name: 'ratio' }, weight: { schedule: 'hold', value: 1 } }] },
      /^terms\[0\]\.weight\.schedule: unknown schedule "hold"; the nearest is /,
    ],
    [
      { engine: { name: 'subspce' } },
      /^engine\.name: unknown engine "subspce"; the nearest is "subspace"\. Known: exact, subspace\.$/,
    ],
    [{ data: { ...data, kind: 'syntetic' } }, /^data\.kind: unknown data set "syntetic"; the nearest is "synthetic"\./],
    [{ data: { ...data, noise: Number.NaN } }, /^data\.noise: expected a finite number, got NaN\.$/],
    [{ data: { ...data, noise: -1 } }, /^data\.noise: expected a number that is at least 0, got -1\.$/],
    [
      { data: { ...data, observed: 80 } },
      /^data\.observed: expected less than 80 so that an entry is left to test on, got 80\.$/,
    ],
    [{ data: { ...data, rank: 9 } }, /^data\.rank: expected at most 8, the smaller dimension, got 9\.$/],
    [{ runtime: 'natve' }, /^runtime: unknown value "natve"; the nearest is "native"\. Known: native, tfjs\.$/],
    [{ runtime: 'tfjs', precision: 'float64' }, /^precision: tensors are float32/],
    [{ steps: 1.5 }, /^steps: expected a whole number, got 1\.5\.$/],
    [{ steps: '10' }, /^steps: expected a finite number, got "10"\.$/],
    [{ network: { depth: 3, widths: [2] } }, /^network\.widths: expected 2 numbers for depth 3, got 1\.$/],
  ])('is refused with a hint: %j', (change, message) => {
    expect(problems(change)).toEqual([expect.stringMatching(message)]);
  });

  it('is refused with all its problems at once', () => {
    expect(problems({ steps: 0, seed: -1 })).toHaveLength(2);
  });
});
