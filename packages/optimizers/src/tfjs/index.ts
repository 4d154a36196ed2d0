export { asTfOptimizer } from './as-tf-optimizer.js';
export type { LowrankOptimizer, NamedTensor } from './lowrank-optimizer.js';
