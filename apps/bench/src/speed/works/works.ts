import type { Prepared } from '../prepared.js';
import type { DecompositionOptions } from './decomposition.js';
import type { RunsOptions } from './runs.js';
import type { StockTensorTrainingOptions } from './stock-tensor-training.js';
import type { TensorProductOptions } from './tensor-product.js';
import type { TrainingOptions } from './training.js';

/** The work that Node does, by name. Each loads no more than it needs. */
export type NodeWork =
  | ({ readonly work: 'training' } & TrainingOptions)
  | ({ readonly work: 'stock-tensor-training' } & StockTensorTrainingOptions)
  | ({ readonly work: 'tensor-product' } & TensorProductOptions)
  | ({ readonly work: 'decomposition' } & DecompositionOptions)
  | ({ readonly work: 'runs' } & RunsOptions)
  | { readonly work: 'product'; readonly size: number };

export async function prepareWork(options: NodeWork): Promise<Prepared> {
  switch (options.work) {
    case 'training':
      return (await import('./training.js')).training(options);
    case 'stock-tensor-training':
      return (await import('./stock-tensor-training.js')).stockTensorTraining(options);
    case 'tensor-product':
      return (await import('./tensor-product.js')).tensorProduct(options);
    case 'decomposition':
      return (await import('./decomposition.js')).decomposition(options);
    case 'runs':
      return (await import('./runs.js')).runs(options);
    case 'product':
      return (await import('./product.js')).product(options);
  }
}
