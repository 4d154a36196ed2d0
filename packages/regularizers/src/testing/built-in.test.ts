import { describe, expect, it } from 'vitest';
import * as regularizers from '../index.js';
import { builtIn } from './built-in.js';
import { testPenalty } from './test-penalty.js';

for (const { factory, ...options } of builtIn) testPenalty({ describe, it }, factory, options);

it('is a table of every factory of penalties', () => {
  const others = [
    'PenaltyError',
    'checkPenalty',
    'definePenalty',
    'evaluateNorms',
    'evaluatePenalty',
    'evaluateSpectrum',
  ];
  const factories = Object.keys(regularizers).filter((name) => !others.includes(name));
  expect([...new Set(builtIn.map(({ factory }) => factory.name))].sort()).toEqual(factories.sort());
});
