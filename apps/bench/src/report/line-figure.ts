import * as Plot from '@observablehq/plot';
import { bandOf, type Read } from './band.js';
import { decades, renderFigure, thousands } from './plot.js';
import { legendOf, type Series } from './series.js';

/** Which number is drawn against the steps, and how. */
export interface LineFigureOptions {
  readonly description: string;
  readonly yLabel: string;
  readonly log?: boolean;
  readonly read: Read;
}

/** A number against the steps: the median over the seeds in a band from the least to the largest, a panel per depth. */
export function lineFigure(series: readonly Series[], { description, yLabel, log, read }: LineFigureOptions): string {
  const panels = [...new Set(series.map(({ panel }) => panel))];
  const points = series.flatMap(({ panel, label, colour, runs }) =>
    bandOf(
      runs.map(({ lines }) => lines),
      read,
    ).flatMap((point) => (!log || point.minimum > 0 ? [{ ...point, panel, label, colour }] : [])),
  );
  const facet = panels.length > 1 ? { fx: 'panel' } : {};
  const values = points.flatMap(({ minimum, maximum }) => [minimum, maximum]);
  return renderFigure({
    description,
    legend: legendOf(series),
    height: panels.length > 1 ? 300 : 380,
    marginLeft: 54,
    marginTop: panels.length > 1 ? 34 : 20,
    marginBottom: 44,
    x: { label: 'training steps →', labelAnchor: 'right', tickFormat: thousands, ticks: panels.length > 1 ? 4 : 8 },
    y: { label: `↑ ${yLabel}`, ...(log ? decades(values) : { grid: true, nice: true }) },
    ...(panels.length > 1 && { fx: { label: null, domain: panels, padding: 0.08 } }),
    marks: [
      Plot.frame({ stroke: 'var(--rule)' }),
      Plot.areaY(points, {
        x: 'step',
        y1: 'minimum',
        y2: 'maximum',
        z: 'label',
        fill: 'colour',
        fillOpacity: 0.2,
        ...facet,
      }),
      Plot.line(points, {
        x: 'step',
        y: 'median',
        z: 'label',
        stroke: 'colour',
        strokeWidth: 2,
        strokeLinejoin: 'round',
        ...facet,
      }),
    ],
  });
}
