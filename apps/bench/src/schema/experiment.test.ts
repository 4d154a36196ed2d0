import { describe, expect, it } from 'vitest';
import { parseExperiment } from './experiment.js';

const valid = { name: 'a-b', title: 'T', setting: {} };

describe('parseExperiment', () => {
  it('fills in what may be left out', () => {
    expect(parseExperiment(valid, 'a.json')).toEqual({ ...valid, description: '', variants: {}, grid: [] });
  });

  it.each([
    [{ ...valid, titel: 'T' }, 'unknown key "titel"; the nearest is "title". Known: name, title, description'],
    [
      { ...valid, name: '../up' },
      'name: expected lower-case words joined by hyphens, as it names a folder, got "../up".',
    ],
    [{ ...valid, grid: [{ seed: [] }] }, 'grid[0].seed: expected at least 1 entries, got [].'],
    [{ ...valid, grid: [{ seed: 3 }] }, 'grid[0].seed: expected a list, got 3.'],
    [{ ...valid, selectBy: 'testMse' }, 'selectBy: unknown value "testMse". Known: validationMse.'],
    [{ name: 'a' }, 'title: missing, expected text.'],
    ['text', 'expected an object'],
    [null, 'expected an object, got null.'],
  ])('refuses %j', (json, message) => {
    expect(() => parseExperiment(json, 'a.json')).toThrow(`a.json:\n  ${message}`);
  });
});
