import type { Json, Matrix, Observations, Seed } from '@lowrank/linalg';

/** The range that predictions are cut to: two ends in the unit of the values, or the smallest and largest observed one. */
export type Clip = readonly [low: number, high: number] | 'observed range';

/** Something about the data or the result that whoever uses it should know. */
export interface Warning {
  /** Stable identifier, such as `empty-rows`. */
  readonly code: string;
  /** For people, with numbers. */
  readonly message: string;
}

/** What a method tried in order to choose, as {@link complete} does. */
export interface Choice {
  /** Name of the candidate that was taken. */
  readonly chosen: string;
  /** Why, for people. */
  readonly reason: string;
  /** Entries that were held out to choose by; 0 where there was nothing to choose. */
  readonly heldOut: number;
  /** All candidates, in the order tried. */
  readonly candidates: readonly TriedCandidate[];
}

/** How a candidate of {@link Choice} did. */
export interface TriedCandidate {
  /** Such as `low rank and biases`. */
  readonly name: string;
  /** Root mean squared error on the entries held out, in the unit of the values; absent where it diverged. */
  readonly validationError?: number | undefined;
  /** Updates after which the error was least. */
  readonly steps: number;
  /** Why it could not be chosen; absent where it could. */
  readonly leftOut?: string | undefined;
}

/** How a completion came about, and what it is like. Survives JSON. */
export interface FitReport {
  /** Name of the method. */
  readonly method: string;
  /** The settings that it ran with. */
  readonly params: Readonly<Record<string, Json>>;
  /** Rows of the matrix. */
  readonly rows: number;
  /** Columns of the matrix. */
  readonly columns: number;
  /** Entries that it was fitted to. */
  readonly observed: number;
  /** Updates made; 0 for a method without steps. */
  readonly steps: number;
  /** What ended it: all its steps, the validation part, the signal, or a method that needs no steps. */
  readonly stoppedBy: 'steps' | 'validation' | 'signal' | 'closed form';
  /** Root mean squared error on the entries that it was fitted to, in their unit. */
  readonly trainingError: number;
  /** The same on the validation part, where there is one. */
  readonly validationError?: number | undefined;
  /** Number of singular values of the part beside mean and biases. */
  readonly rank: number;
  /**
   * Number of singular values before a gap that leaves hardly anything behind it: less than half of the one before, and at
   * most 5 % of the sum of squares. Only from {@link complete}; absent where there is no such gap.
   */
  readonly clearRank?: number | undefined;
  /** exp of the entropy of these singular values over their sum; 0 where there is none. */
  readonly effectiveRank: number;
  /** Whether rows and columns have biases of their own. */
  readonly biases: boolean;
  /** What to beware of; empty where nothing is amiss. */
  readonly warnings: readonly Warning[];
  /** Only from {@link complete}. */
  readonly choice?: Choice | undefined;
}

/** A matrix filled in: mean + b_i + c_j + (low-rank part)_ij, cut to a range where one is asked for. */
export interface Completion {
  /** Rows of the matrix. */
  readonly rows: number;
  /** Columns of the matrix. */
  readonly columns: number;
  /** How it came about. */
  readonly report: FitReport;
  /**
   * The model's values at pairs, also where one was observed: an observed value is never given back in its place. Where no
   * entries connect row and column, the low-rank part says nothing, and mean and biases predict; those of a model that has
   * none are fitted for this. A row without any observed entry has bias 0, so that mean and bias of the column remain; and
   * so for columns.
   *
   * @param rows - row of every pair, counted from 0.
   * @param columns - column of every pair; as many.
   * @throws ShapeError if the lengths differ; ArgumentError on an index outside the matrix.
   */
  predict(rows: ArrayLike<number>, columns: ArrayLike<number>): Float64Array;
  /**
   * Whether entries connect row and column of every pair, directly or by way of other rows and columns. Where they do not,
   * how the row compares with the column is not in the data, and the prediction is mean and biases.
   *
   * @param rows - row of every pair, counted from 0.
   * @param columns - column of every pair; as many.
   * @throws ShapeError if the lengths differ; ArgumentError on an index outside the matrix.
   */
  connected(rows: ArrayLike<number>, columns: ArrayLike<number>): boolean[];
  /**
   * What `predict` gives before it is cut to a range. Rank by it: predictions beyond an end of the range are cut to the same
   * number.
   *
   * @param rows - row of every pair, counted from 0.
   * @param columns - column of every pair; as many.
   * @throws ShapeError if the lengths differ; ArgumentError on an index outside the matrix.
   */
  scores(rows: ArrayLike<number>, columns: ArrayLike<number>): Float64Array;
  /** Singular values of the low-rank part, the one beside mean and biases, descending; as many as its rank. A copy. */
  spectrum(): Float64Array;
  /** All predictions, `[rows, columns]`. */
  toMatrix(): Matrix;
  /** Everything, as JSON: numbers of arrays in base64, little-endian. See {@link restoreCompletion}. */
  toJSON(): Json;
}

/** How far a fit is. */
export interface CompletionProgress {
  /** Never decreases. It can skip steps that turn out not to be needed. */
  readonly step: number;
  /** As many as there are to make, at most. */
  readonly steps: number;
}

/** Looks at a fit on the way, and can't change it. A method in closed form is not observed. */
export interface CompletionObserver {
  /** It is called at step 0, at every multiple of this, and at the last step. */
  readonly every: number;
  /**
   * Called with the fit as it stands, which waits for what it returns.
   *
   * @param look.step - updates made.
   * @param look.completion - makes what the fit would give if it ended here.
   */
  observe(look: { readonly step: number; completion(): Completion }): void | Promise<void>;
}

/** What every method takes beside its own settings. */
export interface MethodOptions {
  /** Seeds whatever is random, each by a named axis. */
  readonly seed: Seed;
  /** Entries to stop by, disjoint from those to fit; a method without steps only reports its error on them. */
  readonly validation?: Observations | undefined;
  /** Default: predictions are not cut. */
  readonly clip?: Clip | undefined;
  /** Ends the fit early; the result is the best so far. */
  readonly signal?: AbortSignal | undefined;
  /** Told how far the fit is. */
  readonly onProgress?: ((progress: CompletionProgress) => void) | undefined;
  /** They see the iterates of a method with steps, whatever it makes its result of. */
  readonly observers?: readonly CompletionObserver[] | undefined;
}

/** A way to fill in a matrix. */
export interface CompletionMethod {
  /** camelCase, unique among methods. */
  readonly name: string;
  /** The settings that it was made with, as JSON. */
  readonly params: Readonly<Record<string, Json>>;
  /** What it needs beside observations, such as `rank`; errors name it. */
  readonly requires?: readonly string[] | undefined;
  /** Fits the method to observed entries. */
  fit(train: Observations, options: MethodOptions): Promise<Completion>;
  /**
   * The completion in what its `toJSON` gave.
   *
   * @throws CompletionError where the JSON is damaged or of another method.
   */
  restore(json: Json): Completion;
}
