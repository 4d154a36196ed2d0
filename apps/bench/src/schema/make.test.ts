import * as optimizers from '@lowrank/optimizers';
import * as penalties from '@lowrank/regularizers';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { makeOptimizer, optimizerSchema, optimizerTitle } from './optimizer.js';
import { makePenalty, penaltySchema } from './penalty.js';
import { makeRate, rateSchema } from './schedule.js';

/** What is exported besides factories of the kind in question. */
const otherExports = {
  optimizers: ['chain', 'checkOptimizer', 'clipByGlobalNorm', 'weightDecay', 'scheduleToJson', 'valueAt'],
  schedules: ['cosineDecay', 'exponentialDecay', 'holdThenDecay', 'linear', 'piecewise', 'warmup'],
  penalties: ['checkPenalty', 'definePenalty', 'evaluateNorms', 'evaluatePenalty', 'evaluateSpectrum', 'PenaltyError'],
};
const optimizerNames = Object.keys(optimizers).filter(
  (name) => !otherExports.optimizers.includes(name) && !otherExports.schedules.includes(name),
);
const penaltyNames = Object.keys(penalties).filter((name) => !otherExports.penalties.includes(name));

describe('what an experiment can name', () => {
  it.each(optimizerNames)('includes the optimizer %s', (name) => {
    const setting = optimizerSchema.parse({ name, learningRate: 0.5 });
    expect(makeOptimizer(setting)).toMatchObject({ name, params: { learningRate: 0.5 } });
    expect(optimizerTitle(setting)).not.toBe('');
  });

  it.each(optimizerNames)('includes every parameter of %s', (name) => {
    const { params } = makeOptimizer({ name, learningRate: 0.5 });
    expect(optimizerSchema.parse({ name, ...params })).toEqual({ name, ...params });
  });

  it.each(penaltyNames)('includes the penalty %s with every parameter', (name) => {
    const { params } = makePenalty({ name });
    expect(makePenalty(penaltySchema.parse({ name, ...params }))).toMatchObject({ name, params });
  });

  it('includes schedules in schedules', () => {
    const setting = {
      schedule: 'warmup',
      steps: 2,
      to: {
        schedule: 'piecewise',
        boundaries: [2, 4],
        values: [1, { schedule: 'linear', from: 1, to: 3, steps: 2 }, { schedule: 'cosineDecay', value: 2, steps: 4 }],
      },
    };
    const rate = makeRate(rateSchema(z.number()).parse(setting));
    const values = [0, 2, 4, 5, 6, 10].map((step) => optimizers.valueAt(rate, step));
    expect(values).toEqual([1 / 3, 1, 1, 2, 2, 0]);
  });

  it.each([
    { schedule: 'exponentialDecay', value: 8, factor: 0.5, every: 2 },
    { schedule: 'holdThenDecay', value: 8, hold: 0, until: 2, factor: 0.5 },
  ])('includes $schedule', (setting) => {
    expect(optimizers.valueAt(makeRate(rateSchema(z.number()).parse(setting)), 2)).toBeCloseTo(4, 12);
  });
});
