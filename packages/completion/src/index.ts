export { biasModel } from './bias-model.js';
export { type Attempt, type CompleteOptions, complete } from './complete.js';
export type {
  Choice,
  Clip,
  Completion,
  CompletionMethod,
  CompletionObserver,
  CompletionProgress,
  FitReport,
  MethodOptions,
  TriedCandidate,
  Warning,
} from './completion.js';
export { CompletionError, MemoryError } from './errors.js';
export { globalMean } from './global-mean.js';
export { type LinearNetworkSettings, linearNetwork } from './linear-network.js';
export { restoreCompletion } from './restore-completion.js';
