import * as Plot from '@observablehq/plot';
import { readMetrics } from '../folder/metrics-log.js';
import type { ExperimentPaths } from '../folder/run-folder.js';
import { bandOf, type Read } from './band.js';
import type { Cell } from './cells.js';
import { inPanel, panelLayout, panelTitles, placeOf } from './panels.js';
import { palette, renderFigure, thousands } from './plot.js';

/** With fewer measurements there is no curve. */
const fewest = 6;

const root = (square: number | null | undefined) => (typeof square === 'number' ? Math.sqrt(square) : undefined);

const parts: readonly { readonly label: string; readonly read: Read }[] = [
  { label: 'training', read: ({ trainMse }) => trainMse },
  { label: 'validation', read: ({ validationMse }) => validationMse },
  { label: 'test', read: ({ testMse }) => testMse },
];

/**
 * The error on training, validation and test ratings against the steps, a panel per cell: the median over the seeds in a
 * band from the smallest to the largest. Undefined where no cell has measurements enough. Cells belong into one figure where
 * they make about as many steps.
 */
export function learningCurves(cells: readonly Cell[], paths: ExperimentPaths): string | undefined {
  const panels = cells.flatMap(({ label, variant, results, setting }) => {
    if (setting.data.kind !== 'movielens') return [];
    const runs = results.map(({ id }) => readMetrics(paths.run(id).metrics));
    return runs.length > 0 && runs.every(({ length }) => length >= fewest) ? [{ title: variant || label, runs }] : [];
  });
  if (panels.length === 0) return undefined;
  const points = panels.flatMap(({ runs }, k) =>
    parts.flatMap(({ label, read }, colour) =>
      bandOf(runs, (line) => root(read(line))).map((point) => ({
        ...placeOf(k),
        part: label,
        colour: palette[colour],
        ...point,
      })),
    ),
  );
  const own = new Set(points.map(({ part }) => part));
  return renderFigure({
    description: 'The error on training, validation and test ratings against the steps',
    legend: parts.flatMap(({ label }, k) => (own.has(label) ? [{ label, colour: palette[k] }] : [])),
    ...panelLayout(panels.length),
    marginLeft: 46,
    marginRight: 12,
    x: { label: 'training steps →', labelAnchor: 'right', tickFormat: thousands, ticks: 3 },
    y: { label: '↑ root mean squared error, in ratings', grid: true, zero: true, nice: true, ticks: 5 },
    marks: [
      Plot.frame({ stroke: 'var(--rule)' }),
      Plot.areaY(points, {
        x: 'step',
        y1: 'minimum',
        y2: 'maximum',
        z: 'part',
        fill: 'colour',
        fillOpacity: 0.25,
        ...inPanel,
      }),
      Plot.line(points, {
        x: 'step',
        y: 'median',
        z: 'part',
        stroke: 'colour',
        strokeWidth: 1.8,
        ...inPanel,
      }),
      panelTitles(panels.map(({ title }, k) => ({ title, ...placeOf(k) }))),
    ],
  });
}
