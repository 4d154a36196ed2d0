export { type KnownValue, type PenaltyCheck, type PenaltyCheckOptions, penaltyChecks } from './penalty-checks.js';
export { type TestFunctions, testPenalty } from './test-penalty.js';
