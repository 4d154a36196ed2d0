import * as Plot from '@observablehq/plot';
import type { MetricsLine } from '../training/metrics.js';
import { decades, renderFigure, thousands } from './plot.js';
import { legendOf, type Series } from './series.js';

/** Which number is drawn against the steps, and how. */
export interface LineFigureOptions {
  readonly description: string;
  readonly yLabel: string;
  readonly log?: boolean;
  readonly read: (line: MetricsLine) => number | null | undefined;
}

/** A number against the steps: a thin line per seed, a thick one for their median, a panel per depth. */
export function lineFigure(series: readonly Series[], { description, yLabel, log, read }: LineFigureOptions): string {
  const panels = [...new Set(series.map(({ panel }) => panel))];
  const points = series.flatMap(({ panel, label, colour, runs }) =>
    runs.flatMap(({ seed, lines }) =>
      lines.flatMap((line) => {
        const y = read(line);
        return typeof y === 'number' && (!log || y > 0)
          ? [{ panel, colour, line: `${label} ${seed}`, x: line.step, y }]
          : [];
      }),
    ),
  );
  const medians = series.flatMap(({ panel, label, colour, runs }) =>
    medianLine(
      runs.map(({ lines }) => lines),
      read,
    ).flatMap(({ x, y }) => (!log || y > 0 ? [{ panel, colour, line: label, x, y }] : [])),
  );
  const several = series.some(({ runs }) => runs.length > 1);
  return renderFigure({
    description,
    legend: legendOf(series),
    height: panels.length > 1 ? 300 : 380,
    marginLeft: 54,
    marginTop: panels.length > 1 ? 34 : 20,
    marginBottom: 44,
    x: { label: 'training steps →', labelAnchor: 'right', tickFormat: thousands, ticks: panels.length > 1 ? 4 : 8 },
    y: { label: `↑ ${yLabel}`, ...(log ? decades(points.map(({ y }) => y)) : { grid: true, nice: true }) },
    ...(panels.length > 1 && { fx: { label: null, domain: panels, padding: 0.08 } }),
    marks: [
      Plot.frame({ stroke: 'var(--rule)' }),
      ...(several
        ? [
            Plot.line(points, {
              x: 'x',
              y: 'y',
              z: 'line',
              stroke: 'colour',
              strokeWidth: 0.8,
              strokeOpacity: 0.45,
              ...facet(panels),
            }),
          ]
        : []),
      Plot.line(medians, {
        x: 'x',
        y: 'y',
        z: 'line',
        stroke: 'colour',
        strokeWidth: 2,
        strokeLinejoin: 'round',
        ...facet(panels),
      }),
    ],
  });
}

const facet = (panels: readonly string[]) => (panels.length > 1 ? { fx: 'panel' } : {});

/** The median over the runs at each step that all of them have. */
function medianLine(runs: readonly (readonly MetricsLine[])[], read: LineFigureOptions['read']) {
  return (runs[0] ?? []).flatMap(({ step }) => {
    const values = runs.flatMap((lines) => {
      const line = lines.find((each) => each.step === step);
      const value = line && read(line);
      return typeof value === 'number' ? [value] : [];
    });
    if (values.length < runs.length) return [];
    values.sort((a, b) => a - b);
    const middle = values.length / 2;
    return [{ x: step, y: (values[Math.ceil(middle) - 1] + values[Math.floor(middle)]) / 2 }];
  });
}
