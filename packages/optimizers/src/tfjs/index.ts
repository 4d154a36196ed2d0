export { asTfOptimizer } from './as-tf-optimizer.js';
export type { RuleFactory, ScheduleFactory } from './known-rules.js';
export { LowrankOptimizer, type NamedTensor } from './lowrank-optimizer.js';
export { type RegisterOptions, register } from './register.js';
