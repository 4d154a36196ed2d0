import type { RowPlan } from '../row.js';
import { depthRows } from './depth-rows.js';
import { matMulRows } from './mat-mul-rows.js';
import { svdRows } from './svd-rows.js';
import { trainingRows } from './training-rows.js';
import { workerRows } from './worker-rows.js';

/** Every row, in the order in which they are measured and printed. */
export const allRows: readonly RowPlan[] = [...trainingRows, ...depthRows, ...matMulRows, ...svdRows, ...workerRows];
