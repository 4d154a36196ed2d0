import type { RowPlan } from '../row.js';
import type { NodeWork } from '../works/works.js';
import { autogradWork } from './training-rows.js';

const onDepth = (depth: number) => `one step, 100 x 100, 2,000 observed, depth ${depth}, no penalty, Adam, float32`;
const ours = (depth: number): NodeWork => ({ work: 'training', problem: 'small', depth, weight: 0, block: 20 });
/**
 * A layer beyond the first is a product forward and two backward. Theirs are all dense; ours are sums over the 2,000
 * observed entries in the last layer.
 */
const flops = (depth: number) => ({
  ours: 3 * (depth - 2) * 2e6 + 3 * 2 * 2000 * 100,
  theirs: 3 * (depth - 1) * 2e6,
});

const againstPyTorch = [
  { depth: 2, bar: 0.9, stretch: 0.6 },
  { depth: 3, bar: 1.3, stretch: 0.9 },
  { depth: 5, bar: 1.8, stretch: 1.4 },
].map(
  ({ depth, bar, stretch }): RowPlan => ({
    id: `step-depth-${depth}`,
    work: onDepth(depth),
    against: 'PyTorch, autograd',
    bar,
    stretch,
    ours: ours(depth),
    theirs: [{ name: 'autograd', library: 'torch', python: () => autogradWork('small', depth, 0) }],
    warmUp: 300,
    flops: flops(depth),
  }),
);

const stock = (transposes: 'op' | 'flags') => ({
  name: `transposes by ${transposes}`,
  node: { work: 'stock-tensor-training', problem: 'small', depth: 3, transposes } as const,
});

export const depthRows: readonly RowPlan[] = [
  ...againstPyTorch,
  {
    id: 'step-depth-3-tfjs',
    work: onDepth(3),
    against: 'TensorFlow.js wasm at its best: gradients by hand, tf.transpose, tf.train.adam',
    bar: 0.6,
    stretch: 0.4,
    ours: ours(3),
    theirs: [stock('op')],
    warmUp: 100,
    flops: flops(3),
  },
  {
    id: 'step-depth-3-tfjs-naive',
    work: onDepth(3),
    against: 'TensorFlow.js wasm with the transpose flags of matMul, as its autodiff has them',
    bar: null,
    stretch: null,
    ours: ours(3),
    theirs: [stock('flags')],
    warmUp: 20,
    flops: flops(3),
  },
];
