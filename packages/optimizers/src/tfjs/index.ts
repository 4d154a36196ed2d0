export { asTfOptimizer } from './as-tf-optimizer.js';
export { LowrankOptimizer, type NamedTensor } from './lowrank-optimizer.js';
