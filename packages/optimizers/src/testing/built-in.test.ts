import { describe, expect, it } from 'vitest';
import * as optimizers from '../index.js';
import { builtIn } from './built-in.js';
import { testOptimizer } from './test-optimizer.js';

for (const { factory, ...options } of builtIn) testOptimizer({ describe, it }, factory, options);

it('is a table of every factory of optimizers', () => {
  const schedules = ['cosineDecay', 'exponentialDecay', 'holdThenDecay', 'linear', 'piecewise', 'warmup'];
  const others = [...schedules, 'checkOptimizer', 'scheduleToJson', 'valueAt'];
  const factories = Object.keys(optimizers).filter((name) => !others.includes(name));
  const tested = builtIn.map(({ factory }) => (factory.name === 'chainOf' ? 'chain' : factory.name));
  expect([...new Set(tested)].sort()).toEqual(factories.sort());
});
