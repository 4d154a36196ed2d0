import type { Json } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { checks } from './lies/check-names.js';
import { norms } from './lies/honest.js';
import { penaltyChecks } from './penalty-checks.js';

/** The check of parameters, of a penalty that declares what `declare` makes of its options. */
const check = (params: Readonly<Record<string, Json>>, declare: (options: typeof params) => typeof params) => {
  const factory = (options: typeof params) => norms({ params: declare(options) })();
  return penaltyChecks(factory as never, { params }).find(({ name }) => name === checks.parameters)?.run;
};

it('says that a parameter is misspelt or forgotten', () => {
  expect(check({ gama: 2 }, ({ gamma = 1 }) => ({ gamma }))).toThrow(
    'sum: takes no parameter gama: its params are gamma. Either the name is misspelt, or the penalty forgets to put it ' +
      'into params.',
  );
  expect(check({ gamma: 2, delta: 0 }, () => ({}))).toThrow(
    'sum: takes no parameter gamma, delta: its params are empty. Either',
  );
});

it('says that a parameter is declared with another value than it was given', () => {
  expect(check({ gamma: 2 }, () => ({ gamma: 1 }))).toThrow(
    'sum: made with gamma 2, its params have 1. Put the option into params as it was given.',
  );
});

it('takes the same value in another order of keys, and more parameters than were given', () => {
  const declare = ({ target }: Readonly<Record<string, Json>>) => {
    const { low, high } = target as { low: number; high: number };
    return { target: { low, high }, strength: 1 };
  };
  expect(check({ target: { high: 2, low: 1 } }, declare)).not.toThrow();
});
