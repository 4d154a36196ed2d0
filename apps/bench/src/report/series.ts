import { readMetrics } from '../folder/metrics-log.js';
import type { ExperimentPaths } from '../folder/run-folder.js';
import { optimizerTitle } from '../schema/optimizer.js';
import { type FitSetting, isCompletion } from '../schema/setting.js';
import { penaltyName } from '../training/make-result.js';
import type { MetricsLine } from '../training/metrics.js';
import type { Cell } from './cells.js';
import { type LegendItem, palette } from './plot.js';

/** The metrics of a cell, as figures show them. */
export interface Series {
  readonly cell: Cell;
  /** The panel that it belongs to; the same for all where there is one panel. */
  readonly panel: string;
  /** What tells it from the others in its panel. */
  readonly label: string;
  readonly colour: string;
  /** One list of lines per finished run. */
  readonly runs: readonly { readonly seed: number; readonly lines: readonly MetricsLine[] }[];
}

/** More lines than this in a panel can't be told apart. */
const most = palette.length;

/**
 * The series of cells: one panel per depth where depth and method tell them apart, otherwise one panel with the labels
 * of the cells. Cells beyond what a panel can hold are left out.
 */
export function readSeries(cells: readonly Cell[], paths: ExperimentPaths): Series[] {
  const finished = cells.filter(({ results }) => results.length > 0);
  const titles = finished.map(({ setting }) =>
    isCompletion(setting) ? undefined : { panel: depthLabel(setting), label: methodLabel(setting) },
  );
  const told = new Set(titles.map((title) => JSON.stringify(title))).size === finished.length;
  const placed = finished.map((cell, k) => ({ cell, ...((told && titles[k]) || { panel: '', label: cell.label }) }));
  const labels = [...new Set(placed.map(({ label }) => label))].slice(0, most);
  return placed
    .filter(({ label }) => labels.includes(label))
    .map((each) => ({
      ...each,
      colour: palette[labels.indexOf(each.label)],
      runs: each.cell.results.map(({ id, seed }) => ({ seed, lines: readMetrics(paths.run(id).metrics) })),
    }));
}

/** One entry per label, in the order of the series. */
export function legendOf(series: readonly Series[]): LegendItem[] {
  return [...new Map(series.map(({ label, colour }) => [label, { label, colour }])).values()];
}

const depthLabel = ({ network }: FitSetting) => `depth ${network.depth}`;

/** `Adam, ratio` */
function methodLabel(setting: FitSetting): string {
  const penalty = penaltyName(setting);
  return `${optimizerTitle(setting.optimizer)}, ${penalty === 'none' ? 'no penalty' : penalty}`;
}
