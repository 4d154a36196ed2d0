import { summarise } from '@lowrank/evaluation';
import type { MetricsLine } from '../training/metrics.js';

/** Reads a number off a line of metrics. */
export type Read = (line: MetricsLine) => number | null | undefined;

/** What the seeds have at one step, or at a few that are drawn as one. */
export interface BandPoint {
  readonly step: number;
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** More points than this can't be told apart in a figure. */
const most = 250;

/**
 * A number over the steps, as the median over the seeds in a band from the smallest to the largest, at every step that all
 * runs have. Where that is more than a figure can show, neighbours are drawn as one, with the whole extent of their bands,
 * so that no peak is lost.
 */
export function bandOf(runs: readonly (readonly MetricsLine[])[], read: Read): BandPoint[] {
  const [first, ...others] = runs.map(
    (lines) =>
      new Map(lines.flatMap((line) => (typeof read(line) === 'number' ? [[line.step, Number(read(line))]] : []))),
  );
  const points = [...(first ?? [])].flatMap(([step, value]) => {
    const values = [value, ...others.flatMap((each) => each.get(step) ?? [])];
    if (values.length < runs.length) return [];
    const { median, minimum, maximum } = summarise(values);
    return [{ step, median, minimum, maximum }];
  });
  return thinned(points);
}

/** The first point, the last, and groups of those between. */
function thinned(points: readonly BandPoint[]): BandPoint[] {
  if (points.length <= most) return [...points];
  const size = Math.ceil((points.length - 2) / (most - 2));
  const thin = [points[0]];
  for (let start = 1; start < points.length - 1; start += size) {
    const group = points.slice(start, Math.min(start + size, points.length - 1));
    const { step, median } = group[Math.floor(group.length / 2)];
    thin.push({
      step,
      median,
      minimum: Math.min(...group.map(({ minimum }) => minimum)),
      maximum: Math.max(...group.map(({ maximum }) => maximum)),
    });
  }
  thin.push(points[points.length - 1]);
  return thin;
}
