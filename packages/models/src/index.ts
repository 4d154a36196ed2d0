export type { Checkpoint } from './checkpoint.js';
export type { SpectralEngine, SpectralReport, WeightedPenalty } from './engine.js';
export { CheckpointError, DivergenceError } from './errors.js';
export type { Initialisation } from './initialisation.js';
export type {
  FitOptions,
  FitResult,
  NetworkOptions,
  Observer,
  Progress,
  Snapshot,
  StopRule,
} from './options.js';
export type { Term } from './term.js';
