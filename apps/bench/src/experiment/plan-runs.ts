import { isLowrankError } from '@lowrank/linalg';
import { messageOf, UsageError } from '../errors.js';
import { quote, unknownName } from '../nearest.js';
import { pluginsIn } from '../plugins/plugins-in.js';
import { type Experiment, indent } from '../schema/experiment.js';
import { explainIssues } from '../schema/explain-issues.js';
import { parseSetting, type Setting } from '../schema/setting.js';
import { checkFits } from '../training/check-fits.js';
import { mergePatch } from './merge-patch.js';
import { getAt, parsePath, setAt } from './path.js';
import { layPatch } from './presets.js';
import { cellId, runId } from './run-id.js';
import { type Assignment, assignToAll } from './set-option.js';

/** One run of an experiment. */
export interface PlannedRun {
  readonly id: string;
  /** Runs of one cell differ by seed alone. */
  readonly cell: string;
  /** Says which cell this is within the experiment, without the seed. */
  readonly label: string;
  /** Label of the variant that it came from; empty where there are none. */
  readonly variant: string;
  readonly setting: Setting;
}

/**
 * Expands the grid of an experiment, applies assignments to every run, and merges runs with the same setting. Modules
 * that it names are found but not loaded; `checkPlugins` does that.
 *
 * @throws UsageError where a setting is not valid, or an assignment applies to no run.
 */
export function planRuns(experiment: Experiment, assignments: readonly Assignment[] = []): PlannedRun[] {
  const place = `${experiment.name}, setting`;
  const base = checkedSetting(layPatch({}, experiment.setting, place), place);
  const blocks = experiment.grid.length > 0 ? experiment.grid : [{}];
  const points = blocks.flatMap((block, number) => {
    const where = `${experiment.name}, grid[${number}]`;
    return crossProduct(block).map((point) => ({ where, ...settle(experiment, base, point, block, where) }));
  });
  const raw = points.map(({ setting }) => setting);
  const runs = new Map<string, PlannedRun>();
  for (const [k, result] of assignToAll(raw, assignments, experiment.name).entries()) {
    const { where, variant, axes } = points[k];
    const setting = checkedSetting(result, variant ? `${where}, ${quote(variant)}` : where);
    const label = [variant, ...axes.map((axis) => describeAxis(axis, setting))].filter(Boolean).join(', ');
    const id = runId(setting);
    if (!runs.has(id)) runs.set(id, { id, cell: cellId(setting), label: label || experiment.name, variant, setting });
  }
  return [...runs.values()];
}

type Point = Readonly<Record<string, unknown>>;

function crossProduct(block: Readonly<Record<string, readonly unknown[]>>): Point[] {
  return Object.entries(block).reduce<Point[]>(
    (points, [axis, values]) => points.flatMap((point) => values.map((value) => ({ ...point, [axis]: value }))),
    [{}],
  );
}

/** The setting at one point of the grid, and the axes that belong into its label: those that vary or change something. */
function settle(experiment: Experiment, base: Setting, point: Point, block: Experiment['grid'][number], where: string) {
  const { variants: label, ...values } = point;
  if (label !== undefined && (typeof label !== 'string' || !Object.hasOwn(experiment.variants, label))) {
    throw new UsageError(`${where}.variants: ${unknownName('variant', label, Object.keys(experiment.variants))}`);
  }
  const start =
    label === undefined
      ? base
      : layPatch(base, experiment.variants[label as string], `${experiment.name}, ${quote(label)}`);
  let setting = start;
  const axes: string[] = [];
  try {
    for (const [axis, value] of Object.entries(values)) {
      const path = parsePath(axis);
      const before = getAt(start, path);
      setting = setAt(setting, path, mergePatch(before, value));
      const changes = JSON.stringify(getAt(setting, path)) !== JSON.stringify(before);
      if (axis !== 'seed' && (changes || block[axis].length > 1)) axes.push(axis);
    }
  } catch (error) {
    throw isLowrankError(error) ? new UsageError(`${where}: ${error.message}`) : error;
  }
  return { variant: (label as string | undefined) ?? '', setting, axes };
}

/** `tfjs`, `exact`, or `learningRate 0.1`. */
function describeAxis(axis: string, setting: Setting): string {
  const value = getAt(setting, parsePath(axis));
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
  const [, last] = /([A-Za-z_]\w*)(?:\[\d+\]|\.value)*$/.exec(axis) ?? [axis, axis];
  return `${last} ${JSON.stringify(value)}`;
}

function checkedSetting(raw: unknown, where: string): Setting {
  const result = parseSetting(raw);
  if (!result.success) throw new UsageError(`${where}:\n${indent(explainIssues(result.error.issues))}`);
  try {
    if (pluginsIn(result.data).length === 0) checkFits(result.data);
  } catch (error) {
    throw isLowrankError(error) ? new UsageError(`${where}:\n${indent([messageOf(error)])}`) : error;
  }
  return result.data;
}
