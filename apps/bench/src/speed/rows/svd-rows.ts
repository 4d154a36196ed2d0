import type { RowPlan } from '../row.js';

const packages = ['ml-matrix', 'svd-js', 'numpy-ts'] as const;

const againstNumpy = (size: number): RowPlan => ({
  id: `svd-lapack-${size}`,
  work: `svd, ${size} x ${size}, float64, with vectors`,
  against: 'LAPACK through numpy.linalg.svd, full_matrices=False',
  bar: 8,
  stretch: 4,
  ours: { work: 'decomposition', library: 'lowrank', size },
  theirs: [{ name: 'numpy', library: 'numpy', python: async () => ({ work: 'numpy-svd', rows: size, columns: size }) }],
  warmUp: size < 1000 ? 10 : 1,
});

export const svdRows: readonly RowPlan[] = [
  {
    id: 'svd-npm',
    work: 'svd, 100 x 100, float64, thin, with vectors',
    against: `the best of ${packages.join(', ')}`,
    bar: 1 / 3,
    stretch: 1 / 6,
    ours: { work: 'decomposition', library: 'lowrank', size: 100 },
    theirs: packages.map((library) => ({ name: library, node: { work: 'decomposition', library, size: 100 } })),
    warmUp: 10,
  },
  ...[100, 300, 1000].map(againstNumpy),
];
