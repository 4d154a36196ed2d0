import { describe, expect, it } from 'vitest';
import * as regularizers from '../index.js';
import type { Penalty } from '../penalty.js';
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

const factories = [...new Set(builtIn.map(({ factory }) => factory))] as ((params?: object) => Penalty)[];
const withParameters = factories.filter((factory) => Object.keys(factory().params).length > 0);

it.each(withParameters)('$name is made with every parameter other than its default', (factory) => {
  const defaults = Object.entries(factory().params);
  const made = builtIn.filter((entry) => entry.factory === factory).map(({ params = {} }) => params);
  const differs = (params: Readonly<Record<string, unknown>>) =>
    defaults.every(([key, value]) => key in params && JSON.stringify(params[key]) !== JSON.stringify(value));
  expect(made.some(differs)).toBe(true);
});
