import type { Mutation } from './mutation.js';

/**
 * Mutants of every proximal operator: the sign of each term flipped, each term dropped, each constant doubled or removed,
 * each comparison moved. A curvature only tells branches of the objective apart, so mutants of it that still do are left
 * out here; scalar-penalty.test.ts holds the answers to those of a search on many draws.
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
  {
    file: 'schatten-p.ts',
    from: '(p * pow(square, p / 2) * ((p - 1) * sigma * sigma + epsilon * epsilon)) / square / square',
    to: [
      '0',
      '(-p * pow(square, p / 2) * ((p - 1) * sigma * sigma + epsilon * epsilon)) / square / square',
      '(p * pow(square, p / 2) * (p * sigma * sigma + epsilon * epsilon)) / square / square',
      '(p * pow(square, p / 2) * ((p - 1) * sigma * sigma)) / square / square',
      '(p * pow(square, p / 2) * ((p - 1) * sigma * sigma + epsilon * epsilon)) / square',
    ],
  },
  {
    file: 'schatten-p.ts',
    from: 'p < 1 ? epsilon * Math.sqrt(3 / (1 - p)) : 0',
    to: ['0', 'epsilon', 'p < 1 ? Math.sqrt(3 / (1 - p)) : 0'],
  },
  { file: 'schatten-p.ts', from: 'p < 1 ? -Infinity : 0', to: ['0', 'p < 1 ? Infinity : 0'] },
  {
    file: 'log-determinant.ts',
    from: '(2 * (1 - square)) / ((1 + square) * gamma) ** 2',
    to: [
      '0',
      '(2 * (1 + square)) / ((1 + square) * gamma) ** 2',
      '(4 * (1 - square)) / ((1 + square) * gamma) ** 2',
      '(-2 * square) / ((1 + square) * gamma) ** 2',
      '2 / ((1 + square) * gamma) ** 2',
      '(2 * (1 - square)) / (square * gamma) ** 2',
      '(2 * (1 - square)) / ((1 - square) * gamma) ** 2',
      '(2 * (1 - square)) / ((1 + square) * gamma)',
    ],
  },
  { file: 'log-determinant.ts', from: 'Math.sqrt(3) * gamma', to: ['0', 'gamma'] },
  { file: 'truncated-nuclear.ts', from: 'sigma[k] - step', to: ['sigma[k] + step', 'sigma[k]', 'sigma[k] - 2 * step'] },
  { file: 'truncated-nuclear.ts', from: 'k < rank ?', to: ['k > rank ?', 'k <= rank ?', 'false ?', 'true ?'] },
];
