import type { RowPlan } from '../row.js';
import type { RunsOptions } from '../works/runs.js';

const batch = { runs: 16, steps: 6000 };
const by = (workers: number): { readonly work: 'runs' } & RunsOptions => ({ work: 'runs', ...batch, workers });

export const workerRows: readonly RowPlan[] = [
  {
    id: 'workers-2',
    work: '16 runs of 6,000 steps, 100 x 100 of rank 5, 2,000 observed, depth 1, ratio, Adam, float32, two workers',
    against: 'one worker',
    // 1.9 times the throughput.
    bar: 0.526,
    stretch: null,
    ours: by(2),
    theirs: [{ name: 'one worker', node: by(1) }],
  },
];
