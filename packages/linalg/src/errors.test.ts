import { expect, test } from 'vitest';
import { ArgumentError, ConvergenceError, isLowrankError, LowrankError, NonFiniteError, ShapeError } from './errors.js';

test.each([
  [new ArgumentError('a'), 'ArgumentError', 'LOWRANK_ARGUMENT'],
  [new ShapeError('a'), 'ShapeError', 'LOWRANK_SHAPE'],
  [new NonFiniteError('a'), 'NonFiniteError', 'LOWRANK_NON_FINITE'],
  [new ConvergenceError('a'), 'ConvergenceError', 'LOWRANK_CONVERGENCE'],
])('%s carries its name and a stable code', (error, name, code) => {
  expect([error.name, error.code, error.message]).toEqual([name, code, 'a']);
  expect(error).toBeInstanceOf(Error);
  expect(isLowrankError(error, code)).toBe(true);
  expect(isLowrankError(error, 'LOWRANK_OTHER')).toBe(false);
});

test('an error of another copy of the package is recognised by its marker', () => {
  const foreign = { [Symbol.for('lowrank.error')]: true, code: 'LOWRANK_SHAPE' };
  expect(isLowrankError(foreign)).toBe(true);
  expect(isLowrankError(foreign, 'LOWRANK_SHAPE')).toBe(true);
});

test('nothing else is', () => {
  for (const value of [null, undefined, 1, 'LOWRANK_SHAPE', {}, new Error('a')]) {
    expect(isLowrankError(value)).toBe(false);
  }
});

test('a cause is kept', () => {
  const cause = new Error('why');
  expect(new LowrankError('LOWRANK_X', 'what', { cause }).cause).toBe(cause);
});
