import { type Json, type Matrix, type Observations, ShapeError } from '@lowrank/linalg';
import {
  type BiasDamping,
  type Biases,
  biasedLoss,
  biasesOf,
  fit,
  type Initialisation,
  type Snapshot,
  type SpectralEngine,
  type Term,
} from '@lowrank/models';
import type { Optimizer } from '@lowrank/optimizers';
import { alternatingBiases } from './bias-model.js';
import { checkFitCall } from './check-observations.js';
import type { Completion, FitReport, MethodOptions } from './completion.js';
import { keepBest } from './keep-best.js';
import { fittedCompletion } from './make-completion.js';
import { refuseLarge } from './memory-estimate.js';
import { biasParts, lowRankParts, noBiases, type Parts } from './parts.js';
import { residualsOf, startFrom, withValues } from './residuals.js';
import { rootMeanSquare } from './root-mean-square.js';
import { weightedMean } from './weighted-mean.js';

/** How mean and biases come about; see `LinearNetworkSettings`. */
export type BiasKind = 'joint' | 'before' | 'mean' | 'none';

/** The settings with every choice made. */
export interface ResolvedSettings {
  readonly depth: number;
  readonly terms: readonly Term[];
  readonly optimizer: Optimizer;
  readonly engine: SpectralEngine;
  readonly biases: BiasKind;
  readonly damping: BiasDamping;
  readonly init: Initialisation | undefined;
  readonly steps: number;
  readonly patience: number;
  readonly memoryLimit: number;
}

/** Below this share of the values' own size, what mean and biases leave is rounding. */
const rounding = 1e-9;

/** Fits a linear network; see {@link linearNetwork}. */
export async function fitNetwork(
  train: Observations,
  settings: ResolvedSettings,
  params: Readonly<Record<string, Json>>,
  options: MethodOptions,
): Promise<Completion> {
  checkFitCall('linearNetwork', train, options);
  const { rows, columns, values, weights } = train;
  const { depth, damping, engine, steps, patience } = settings;
  const { validation, seed, signal } = options;
  const hasBiases = settings.biases === 'joint' || settings.biases === 'before';
  refuseOtherShape(train, validation);
  refuseLarge(rows, columns, depth, settings.memoryLimit);
  const done = (parts: Parts, made: number, stoppedBy: FitReport['stoppedBy']) =>
    fittedCompletion(
      parts,
      train,
      options,
      { method: 'linearNetwork', params, steps: made, stoppedBy, warnings: [] },
      hasBiases ? undefined : () => alternatingBiases(train, damping),
    );

  const before = biasesBefore(train, settings);
  const residuals = residualsOf(train, before);
  const unit = residuals.size;
  if (unit <= rounding * rootMeanSquare(values, weights)) {
    options.onProgress?.({ step: steps, steps });
    return done(biasParts(before), 0, 'steps');
  }
  const joint = settings.biases === 'joint';
  const observations = withValues(
    train,
    (joint ? values : residuals.values).map((x) => x / unit),
  );
  const best = validation && keepBest(validation, { fixed: joint ? undefined : before, unit, patience });
  const spectral = settings.terms.some(({ penalty, on }) => on !== 'factors' && penalty.kind !== 'matrix');
  const resolved =
    spectral && engine.name === 'subspace' ? engine.params : { rank: Math.min(rows, columns), floor: 1e-12 };
  const [rank, floor] = [Number(resolved.rank), Number(resolved.floor)];
  const completionAt = (step: number, W: Matrix, biases: Biases, stoppedBy: FitReport['stoppedBy']) => {
    const own = joint ? scaled(biases, unit) : biases;
    const parts = step === 0 ? biasParts(before) : lowRankParts(W, train, { biases: own, rank, floor, unit });
    return done(parts, step, stoppedBy);
  };
  const observers = (options.observers ?? []).map(({ every, observe }) => ({
    every,
    observe: async (snapshot: Snapshot) => {
      const { step } = snapshot;
      const biases = joint ? biasesOf((await snapshot.checkpoint()).loss) : before;
      await observe({ step, completion: () => completionAt(step, snapshot.product(), biases, 'steps') });
    },
  }));
  const result = await fit({
    observations,
    network: {
      depth,
      init:
        settings.init ??
        (depth === 1
          ? { kind: 'given', product: startFrom(train, residuals.values, unit, seed) }
          : { kind: 'gaussian', scale: 1e-3 }),
    },
    loss: joint ? biasedLoss(observations, { damping, start: scaled(before, 1 / unit) }) : 'mean',
    // The unit of residuals is 1, whatever mean the values have.
    terms: settings.terms.map((term) =>
      term.penalty.kind === 'norms' && term.penalty.resolve
        ? { ...term, penalty: term.penalty.resolve({ rows, columns, meanSquare: 1 }) }
        : term,
    ),
    engine,
    optimizer: settings.optimizer,
    steps,
    seed,
    signal,
    onProgress: ({ step }) => options.onProgress?.({ step, steps }),
    observers: best ? [best, ...observers] : observers,
    stop: best,
  });
  const { step, W, biases } = best?.best() ?? {
    step: result.step,
    W: result.W,
    biases: joint ? biasesOf(result.checkpoint.loss) : before,
  };
  return completionAt(step, W, biases, result.stoppedBy === 'rule' ? 'validation' : result.stoppedBy);
}

function biasesBefore(train: Observations, { biases, damping }: ResolvedSettings): Biases {
  if (biases === 'joint' || biases === 'before') return alternatingBiases(train, damping);
  const none = noBiases(train.rows, train.columns);
  return biases === 'mean' ? { ...none, mean: weightedMean(train) } : none;
}

function scaled({ mean, rows, columns }: Biases, factor: number): Biases {
  return { mean: mean * factor, rows: rows.map((b) => b * factor), columns: columns.map((b) => b * factor) };
}

function refuseOtherShape({ rows, columns }: Observations, validation: Observations | undefined): void {
  if (!validation || (validation.rows === rows && validation.columns === columns)) return;
  throw new ShapeError(
    `linearNetwork: the validation part is ${validation.rows} x ${validation.columns}, the training part ` +
      `${rows} x ${columns}. Split one matrix.`,
  );
}
