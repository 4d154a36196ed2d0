import { relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { fromFolder } from './from-folder.js';

it('takes paths as they are from the current folder, wherever they stand, and leaves everything else', () => {
  const json = {
    terms: [{ penalty: { name: './geman.js', gamma: 1 }, weight: 0.1 }, { penalty: '../up.js' }],
    optimizer: { name: 'adam' },
    grid: { 'terms[0].penalty': ['.\\windows.js', 'lowrank-penalty-x', null, true] },
  };
  expect(fromFolder(json, 'some/folder')).toEqual({
    terms: [{ penalty: { name: './some/folder/geman.js', gamma: 1 }, weight: 0.1 }, { penalty: './some/up.js' }],
    optimizer: { name: 'adam' },
    grid: {
      'terms[0].penalty': [expect.stringMatching(/some/), 'lowrank-penalty-x', null, true],
    },
  });
});

it('goes up where the file is above the current folder', () => {
  expect(fromFolder('./a.js', '..')).toBe('../a.js');
  expect(resolve(fromFolder('./a.js', resolve('..')))).toBe(resolve('..', 'a.js'));
});

it('changes nothing in the current folder', () => {
  expect(fromFolder('./a.js', '.')).toBe('./a.js');
  expect(fromFolder('./a.js', relative(process.cwd(), process.cwd()))).toBe('./a.js');
});
