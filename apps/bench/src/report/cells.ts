import { summarise } from '@lowrank/evaluation';
import { cellId } from '../experiment/run-id.js';
import { type FitSetting, isCompletion, type Setting } from '../schema/setting.js';
import type { RunFailure, RunResult } from '../training/run-result.js';
import type { StoredRun } from './outcomes.js';

/** Runs that differ by seed alone. */
export interface Cell {
  readonly id: string;
  readonly label: string;
  readonly variant: string;
  /** Of its first run. */
  readonly setting: Setting;
  /** Number of runs that were asked for. */
  readonly runs: number;
  readonly results: readonly RunResult[];
  readonly failures: readonly RunFailure[];
}

/** A setting on both runtimes. */
export interface Pair {
  readonly native: Cell;
  readonly tensor: Cell;
}

/** The cells of an experiment, parted by what a reader wants from them. */
export interface Cells {
  /** What the experiment is about. */
  readonly main: readonly Cell[];
  /** The same setting on the native and the tensor runtime. */
  readonly pairs: readonly Pair[];
  /** Where settings are selected: per variant the id of the best cell. */
  readonly chosen: ReadonlySet<string>;
  /** Chosen cells with the smallest or largest learning rate that was tried: a better one may lie beyond. */
  readonly atEdge: ReadonlySet<string>;
}

/**
 * Groups runs into cells. A tensor cell with a native partner makes a pair; a cell that has fewer seeds than another of
 * its variant is there for a pair only, and both stay out of `main`.
 */
export function groupCells(runs: readonly StoredRun[], selectBy: 'validationMse' | undefined): Cells {
  const byId = groupBy(runs, ({ run }) => run.cell);
  const all = [...byId.values()].map(toCell);
  const pairs = all.flatMap((tensor) => {
    const { setting } = tensor;
    if (isCompletion(setting) || setting.runtime !== 'tfjs') return [];
    const id = cellId({ ...setting, runtime: 'native' });
    const partner = all.find((cell) => cell.id === id);
    return partner ? [{ native: partner, tensor }] : [];
  });
  const paired = new Set(pairs.flatMap((pair) => [pair.native, pair.tensor]));
  const tensors = new Set(pairs.map(({ tensor }) => tensor));
  const seeds = (variant: string) => Math.max(...all.filter((c) => c.variant === variant).map((c) => c.runs));
  const main = all.filter((cell) => !tensors.has(cell) && !(paired.has(cell) && cell.runs < seeds(cell.variant)));
  const chosen = selectBy ? choose(main) : [];
  return { main, pairs, chosen: new Set(chosen), atEdge: new Set(chosen.filter((id) => isAtEdge(id, main))) };
}

/** Of each variant the cell with the smallest median validation error over the seeds, all of which must have ended. */
function choose(cells: readonly Cell[]): string[] {
  const variants = groupBy(
    cells.filter(({ results, runs }) => results.length === runs),
    ({ variant }) => variant,
  );
  const score = (cell: Cell) => summarise(cell.results.map((r) => r.validationMse ?? r.trainMse)).median;
  return [...variants.values()].map((group) => group.reduce((a, b) => (score(b) < score(a) ? b : a)).id);
}

function isAtEdge(id: string, cells: readonly Cell[]): boolean {
  const cell = cells.find((each) => each.id === id);
  const rates = cells
    .filter(({ variant }) => variant === cell?.variant)
    .map(({ setting }) => startingRate(setting) ?? 0);
  const rate = cell && startingRate(cell.setting);
  return new Set(rates).size > 2 && (rate === Math.min(...rates) || rate === Math.max(...rates));
}

/** Where the learning rate starts: the constant, or the `value` of a schedule. */
export function startingRate(setting: Setting): number | undefined {
  const optimizer = optimizerOf(setting);
  if (!optimizer) return undefined;
  const { learningRate } = optimizer;
  const value = typeof learningRate === 'object' ? learningRate.value : learningRate;
  return typeof value === 'number' ? value : undefined;
}

/** The optimizer of a setting; undefined for a method in closed form. */
function optimizerOf(setting: Setting): FitSetting['optimizer'] | undefined {
  if (!isCompletion(setting)) return setting.optimizer;
  return setting.method.name === 'linearNetwork' ? setting.method.optimizer : undefined;
}

function toCell(runs: readonly StoredRun[]): Cell {
  const [{ run }] = runs;
  return {
    id: run.cell,
    label: run.label,
    variant: run.variant,
    setting: run.setting,
    runs: runs.length,
    results: runs.flatMap(({ result }) => result ?? []),
    failures: runs.flatMap(({ failure }) => failure ?? []),
  };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
