import { ArgumentError, asOptions, type Json, type Observations, refuseUnknown } from '@lowrank/linalg';
import { type BiasDamping, type Initialisation, type SpectralEngine, subspace, type Term } from '@lowrank/models';
import { adam, type Optimizer, type Schedule, scheduleToJson } from '@lowrank/optimizers';
import { normAnchor, ratio } from '@lowrank/regularizers';
import type { CompletionMethod } from './completion.js';
import { type BiasKind, fitNetwork } from './fit-network.js';
import { restoreOf } from './restore-completion.js';

/** Settings of {@link linearNetwork}. */
export interface LinearNetworkSettings {
  /** N, the number of factors. Default 1. */
  readonly depth?: number | undefined;
  /** Weight of the ratio penalty, and of the anchor; 0 for none. Default 0.1. */
  readonly lambda?: number | Schedule | undefined;
  /** Where the norm of W is held, as a multiple f0 of sqrt(m n) units; false for no anchor. Default 0.2. */
  readonly anchor?: number | false | undefined;
  /** Other penalties, instead of those of `lambda` and `anchor`. */
  readonly terms?: readonly Term[] | undefined;
  /** Default `adam({ learningRate: 2e-2 })`. */
  readonly optimizer?: Optimizer | undefined;
  /** Default `subspace({ rank: 48, floor: 5e-3 })`. */
  readonly engine?: SpectralEngine | undefined;
  /**
   * `joint` (default): mean and biases are fitted anew at every step to what W leaves; `before`: once, before training;
   * `mean`: only the mean, once, and biases are 0; `none`: mean and biases are 0.
   */
  readonly biases?: BiasKind | undefined;
  /** Of the biases, in observations; also of those for pairs that no entries connect. Default 2 and 2. */
  readonly damping?: BiasDamping | undefined;
  /** Default: the residuals on observed entries plus noise of 1e-3 at depth 1, Gaussian with scale 1e-3 at others. */
  readonly init?: Initialisation | undefined;
  /** Updates, at most. Default 500. */
  readonly steps?: number | undefined;
  /**
   * With a validation part: training ends when its error has been more than 2 % of the unit above the least one for so many
   * steps. Default 100.
   */
  readonly patience?: number | undefined;
  /** Bytes that training may take, as estimated. Default 3.5 GiB. */
  readonly memoryLimit?: number | undefined;
}

const settingNames: readonly (keyof LinearNetworkSettings)[] = [
  'depth',
  'lambda',
  'anchor',
  'terms',
  'optimizer',
  'engine',
  'biases',
  'damping',
  'init',
  'steps',
  'patience',
  'memoryLimit',
];

/**
 * Trains $\mu + b_i + c_j + W_{ij}$, $W = W_N \cdots W_1$, on
 *
 * $$ \text{mean of squared residuals} + \lambda \left( \frac{\|W\|_*}{\|W\|_F} +
 *    15 \max\!\left(0, \frac{\|W\|_F}{F_0} - 1\right)^2 \right), \qquad F_0 = f_0 \sqrt{m n}, $$
 *
 * full batch, in units of the root mean square of what mean and biases leave, so that no setting depends on the unit of the
 * values. Biases are shrunk: $b_i$ is what the entries of its row leave, summed and divided by their number plus `damping.rows`,
 * and so for columns; joint ones are fitted so by one alternating round a step, beside the step of W. The defaults are for ratings: one factor, mean and biases fitted jointly, the ratio penalty with Adam, the norm
 * held by an anchor.
 *
 * With a validation part, the iterate with the least error on it is the result, else the last one. Of W, the leading
 * directions remain that the engine resolves: its rank, above its floor. Rows and columns without an entry have no part
 * in W; pairs that no entries connect are predicted by mean and biases alone, which without biases are fitted for this.
 *
 * @param options - see {@link LinearNetworkSettings}.
 * @returns a method named `linearNetwork`. Its `fit` throws MemoryError where the matrix is larger than `memoryLimit`
 * allows, and what `fit` of `@lowrank/models` throws.
 * @throws ArgumentError on settings out of range, and on unknown ones.
 *
 * @example
 * ```ts
 * import { linearNetwork } from '@lowrank/completion';
 * import { syntheticRatings } from '@lowrank/datasets';
 *
 * const ratings = syntheticRatings({ rows: 60, columns: 40, count: 900, minimumPerRow: 9, seed: 0 });
 * const completion = await linearNetwork({ steps: 50 }).fit(ratings, { seed: 0, clip: [1, 5] });
 * console.log(completion.predict([0, 1], [2, 3]), completion.report.effectiveRank);
 * ```
 * @see Zhao, Combining Explicit and Implicit Regularization for Efficient Learning in Deep Networks, NeurIPS 2022,
 * arXiv 2306.00342, for the penalty.
 */
export function linearNetwork(options: LinearNetworkSettings = {}): CompletionMethod {
  const {
    depth = 1,
    lambda = 0.1,
    anchor = 0.2,
    terms = defaultTerms(lambda, anchor),
    optimizer = adam({ learningRate: 2e-2 }),
    engine = subspace({ rank: 48, floor: 5e-3 }),
    biases = 'joint',
    damping = { rows: 2, columns: 2 },
    init,
    steps = 500,
    patience = 100,
    memoryLimit = 3.5 * 1024 ** 3,
    ...unknown
  } = asOptions('linearNetwork', options);
  refuseUnknown('linearNetwork', unknown, settingNames);
  if (!['joint', 'before', 'mean', 'none'].includes(biases)) {
    throw new ArgumentError(`linearNetwork: biases is '${biases}', expected 'joint', 'before', 'mean' or 'none'.`);
  }
  for (const [name, value] of Object.entries({ depth, steps, patience })) {
    if (!(Number.isInteger(value) && value >= 1)) {
      throw new ArgumentError(`linearNetwork: ${name} is ${value}, expected a positive whole number.`);
    }
  }
  const settings = {
    depth,
    terms,
    optimizer,
    engine,
    biases,
    damping,
    init,
    steps,
    patience,
    memoryLimit,
  };
  const params: Readonly<Record<string, Json>> = Object.freeze({
    depth,
    terms: terms.map(({ penalty, weight, on = 'product' }) => ({
      penalty: { name: penalty.name, ...penalty.params },
      weight: scheduleToJson(weight),
      on,
    })),
    optimizer: { name: optimizer.name, ...optimizer.params },
    engine: { name: engine.name, ...engine.params },
    biases,
    damping: { ...damping },
    steps,
    patience,
  });
  return Object.freeze<CompletionMethod>({
    name: 'linearNetwork',
    params,
    fit: (train: Observations, options) => fitNetwork(train, settings, params, options),
    restore: restoreOf('linearNetwork'),
  });
}

/** The ratio and, beside it, an anchor of the norm. The unit of residuals is 1, so F0 is relative to the shape alone. */
function defaultTerms(lambda: number | Schedule, anchor: number | false): Term[] {
  if (typeof lambda === 'number' && !(lambda >= 0 && lambda < Infinity)) {
    throw new ArgumentError(`linearNetwork: lambda is ${lambda}, expected a number of at least 0, or a schedule.`);
  }
  if (anchor !== false && !(typeof anchor === 'number' && anchor > 0 && anchor < Infinity)) {
    throw new ArgumentError(`linearNetwork: anchor is ${anchor}, expected a positive number, or false for none.`);
  }
  if (lambda === 0) return [];
  const held = anchor === false ? [] : [{ penalty: normAnchor({ target: { relative: anchor } }), weight: lambda }];
  return [{ penalty: ratio(), weight: lambda }, ...held];
}
