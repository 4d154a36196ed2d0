import type { Mutation } from './mutation.js';

/**
 * Mutants of every proximal operator: the sign of each term flipped, each term dropped, each constant doubled or removed,
 * each comparison moved.
 */
export const proxMutations: readonly Mutation[] = [
  { file: 'none.ts', from: 'out.set(sigma)', to: ['out.fill(0)', '{}'] },
  { file: 'nuclear.ts', from: 'sigma[k] - step', to: ['sigma[k] + step', 'sigma[k]', 'sigma[k] - 2 * step', 'step'] },
  {
    file: 'nuclear.ts',
    from: 'Math.max(0, sigma[k] - step)',
    to: ['sigma[k] - step', 'Math.max(0.1, sigma[k] - step)'],
  },
  {
    file: 'frobenius.ts',
    from: '1 - step / norm',
    to: ['1 + step / norm', '1', '1 - (2 * step) / norm', 'step / norm'],
  },
  { file: 'frobenius.ts', from: 'norm > step ?', to: ['norm < step ?', 'norm > 2 * step ?', 'true ?'] },
  {
    file: 'squared-frobenius.ts',
    from: '1 + 2 * step',
    to: ['1 - 2 * step', '1 + step', '1 + 4 * step', '2 * step', '1', '2 + 2 * step'],
  },
  { file: 'elastic.ts', from: 'sigma[k] - step', to: ['sigma[k] + step', 'sigma[k]', 'sigma[k] - 2 * step'] },
  {
    file: 'elastic.ts',
    from: '(1 + 2 * step * ridge)',
    to: [
      '(1 - 2 * step * ridge)',
      '(1 + step * ridge)',
      '(1 + 4 * step * ridge)',
      '(1 + 2 * step)',
      '(2 + 2 * step * ridge)',
      '(2 * step * ridge)',
      '1',
    ],
  },
  {
    file: 'nuclear-minus-frobenius.ts',
    from: 'sigma[k] - step',
    to: ['sigma[k] + step', 'sigma[k]', 'sigma[k] - 2 * step'],
  },
  {
    file: 'nuclear-minus-frobenius.ts',
    from: '1 + step / norm',
    to: ['1 - step / norm', '1', 'step / norm', '1 + (2 * step) / norm', '2 + step / norm'],
  },
  {
    file: 'nuclear-minus-frobenius.ts',
    from: 'else out[0] = sigma[0]',
    to: ['else out[0] = 0', 'else out[0] = 2 * sigma[0]', 'else out[1] = sigma[1]'],
  },
  {
    file: 'norm-anchor.ts',
    from: '(step * strength) / target',
    to: [
      '(-step * strength) / target',
      '0',
      '(2 * step * strength) / target',
      'step / target',
      'strength / target',
      'step * strength',
    ],
  },
  {
    file: 'norm-anchor.ts',
    from: '(norm + pull) / (1 + pull / target) / norm',
    to: [
      '(norm - pull) / (1 + pull / target) / norm',
      '(norm + pull) / (1 - pull / target) / norm',
      'norm / (1 + pull / target) / norm',
      '(norm + pull) / norm',
      '(norm + pull) / (1 + pull) / norm',
      '(norm + pull) / (1 + pull / target)',
      '(norm + 2 * pull) / (1 + pull / target) / norm',
    ],
  },
  { file: 'norm-anchor.ts', from: 'norm > target ?', to: ['norm < target ?', 'norm > 2 * target ?', 'true ?'] },
  { file: 'truncated-nuclear.ts', from: 'sigma[k] - step', to: ['sigma[k] + step', 'sigma[k]', 'sigma[k] - 2 * step'] },
  { file: 'truncated-nuclear.ts', from: 'k < rank ?', to: ['k > rank ?', 'k <= rank ?', 'false ?', 'true ?'] },
];
