export type {
  DataScale,
  MatrixPenalty,
  Named,
  NormsPenalty,
  Penalty,
  Prox,
  SpectralPenalty,
} from './penalty.js';
