export { type OptimizerCheck, type OptimizerCheckOptions, optimizerChecks } from './optimizer-checks.js';
export { type TestFunctions, testOptimizer } from './test-optimizer.js';
