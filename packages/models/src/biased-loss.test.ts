import { Observations, random } from '@lowrank/linalg';
import { adam } from '@lowrank/optimizers';
import { ratio } from '@lowrank/regularizers';
import { describe, expect, it } from 'vitest';
import { biasedLoss, biasesOf } from './biased-loss.js';
import { refitBiases } from './biases.js';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.js';
import { fit } from './fit.js';
import type { FitOptions } from './options.js';

const generator = random(1, 'data');
const picked = random(1, 'mask').sample(30, 48);
const observations = Observations.from({
  rows: 8,
  columns: 6,
  rowIndices: picked.map((at) => Math.floor(at / 6)),
  columnIndices: picked.map((at) => at % 6),
  values: Float64Array.from(picked, () => 3 + generator.normal()),
});
const allocate = (length: number) => new Float64Array(length);
const options: FitOptions = {
  observations,
  loss: biasedLoss(observations),
  terms: [{ penalty: ratio(), weight: 0.1 }],
  optimizer: adam({ learningRate: 1e-2 }),
  steps: 40,
  seed: 0,
};

describe('biasedLoss', () => {
  it('is the mean squared error beside the biases that refitBiases gives, and has its derivative', () => {
    const W = Float64Array.from({ length: 30 }, () => generator.normal());
    const [loss, gradient] = [biasedLoss(observations), new Float64Array(30)];
    const state = loss.init(observations, allocate);
    const value = loss.evaluate(observations, W, state, gradient);
    const biases = { mean: 0, rows: new Float64Array(8), columns: new Float64Array(6) };
    refitBiases(observations, W, { rows: 2, columns: 2 }, biases);
    expect(biasesOf(state)).toEqual(biases);
    const { rowIndices, columnIndices, values } = observations;
    const residuals = W.map(
      (w, k) => w + biases.mean + biases.rows[rowIndices[k]] + biases.columns[columnIndices[k]] - values[k],
    );
    expect(value).toBeCloseTo(residuals.reduce((sum, r) => sum + r * r, 0) / 30, 13);
    gradient.forEach((g, k) => {
      expect(g).toBeCloseTo((2 / 30) * residuals[k], 13);
    });
  });

  it('comes to 0 on sums of a row and a column with W = 0, for its biases go on from step to step', () => {
    const values = observations.values.map((_, k) => observations.rowIndices[k] - 2 * observations.columnIndices[k]);
    const additive = Observations.from({ ...observations, rows: 8, columns: 6, values });
    const loss = biasedLoss(additive, { damping: { rows: 0, columns: 0 } });
    const state = loss.init(additive, allocate);
    const errors = Array.from({ length: 100 }, () =>
      loss.evaluate(additive, new Float64Array(30), state, new Float64Array(30)),
    );
    expect(errors[99]).toBeLessThan(1e-12 * errors[0]);
  });

  it('resumes with the same bits, biases included', async () => {
    const whole = await fit(options);
    const half = await fit({ ...options, steps: 20 });
    const resumed = await fit({ ...options, resume: decodeCheckpoint(encodeCheckpoint(half.checkpoint)) });
    expect(resumed.checkpoint).toEqual(whole.checkpoint);
    expect(biasesOf(whole.checkpoint.loss).mean).not.toBe(biasesOf(half.checkpoint.loss).mean);
  });

  it('refuses a checkpoint of another damping, other observations, and a negative damping', async () => {
    const { checkpoint } = await fit(options);
    const other = biasedLoss(observations, { damping: { rows: 1, columns: 2 } });
    await expect(fit({ ...options, loss: other, resume: checkpoint })).rejects.toThrow(/its loss is .*"rows":2/);
    const copy = Observations.from(observations);
    await expect(fit({ ...options, observations: copy })).rejects.toThrow(/other observations than it was made for/);
    expect(() => biasedLoss(observations, { damping: { rows: -1, columns: 2 } })).toThrow(/damping is -1 in rows/);
  });
});
