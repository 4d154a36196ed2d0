import { expect, it } from 'vitest';
import { namesOf } from './names.js';

it.each([
  ['my-idea', { idea: 'my-idea', package: 'lowrank-penalty-my-idea', penalty: 'myIdea' }],
  ['geman', { idea: 'geman', package: 'lowrank-penalty-geman', penalty: 'geman' }],
  ['l1-2-ratio', { idea: 'l1-2-ratio', package: 'lowrank-penalty-l1-2-ratio', penalty: 'l12Ratio' }],
  ['lowrank-penalty-mine', { idea: 'mine', package: 'lowrank-penalty-mine', penalty: 'mine' }],
])('makes names of %s', (argument, names) => expect(namesOf(argument)).toEqual(names));

it.each([
  '',
  'My-Idea',
  'my idea',
  '../up',
  '-x',
  'x-',
  'a--b',
  '1st',
  '@me/x',
  './x',
  'lowrank-penalty-',
  'a'.repeat(65),
])('refuses %j', (argument) =>
  expect(namesOf(argument)).toBe(
    'expected lower-case words joined by hyphens, such as my-idea, at most 64 characters, got ' +
      `${JSON.stringify(argument)}. It names a folder, a package and a penalty.`,
  ),
);
