import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.js';

it('nearestName takes the candidate with the fewest changed letters, abbreviations first, whatever the case', () => {
  const candidates = ['learningRate', 'beta1', 'beta2', 'epsilon'];
  expect(nearestName('learning_rate', candidates)).toBe('learningRate');
  expect(nearestName('BETA2', candidates)).toBe('beta2');
  expect(nearestName('eps', candidates)).toBe('epsilon');
  expect(nearestName('lr', candidates)).toBe('learningRate');
  expect(nearestName('anything', [])).toBeUndefined();
});
