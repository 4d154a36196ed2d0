import { summarise } from '@lowrank/evaluation';
import * as Plot from '@observablehq/plot';
import { decades, renderFigure } from './plot.js';
import { legendOf, type Series } from './series.js';

/** The test error at the end: a dot per run and a bar at the median, a row per series. */
export function finalFigure(series: readonly Series[]): string {
  const points = series.flatMap(({ panel, label, colour, cell }) =>
    cell.results.map(({ testMse }) => ({ panel, label, colour, x: testMse })),
  );
  const medians = series.map(({ panel, label, colour, cell }) => ({
    panel,
    label,
    colour,
    x: summarise(cell.results.map(({ testMse }) => testMse)).median,
  }));
  const labels = legendOf(series).map(({ label }) => label);
  const panels = [...new Set(series.map(({ panel }) => panel))];
  const facet = panels.length > 1 ? { fy: 'panel' } : {};
  return renderFigure({
    description: 'The test error at the end of training',
    height: 50 + panels.length * (14 + 22 * labels.length),
    marginLeft: 40 + 6.6 * Math.max(...labels.map(({ length }) => length)),
    marginRight: 70,
    marginTop: 10,
    marginBottom: 42,
    x: {
      label: 'mean squared error on unobserved entries →',
      labelAnchor: 'right',
      ...decades(points.map(({ x }) => x)),
    },
    y: { label: null, domain: labels, tickSize: 0 },
    ...(panels.length > 1 && { fy: { label: null, domain: panels, padding: 0.12 } }),
    marks: [
      Plot.frame({ stroke: 'var(--rule)' }),
      Plot.dot(points, { x: 'x', y: 'label', fill: 'colour', fillOpacity: 0.55, r: 3.5, ...facet }),
      Plot.tickX(medians, {
        x: 'x',
        y: 'label',
        stroke: 'colour',
        strokeWidth: 3,
        insetTop: 3,
        insetBottom: 3,
        ...facet,
      }),
    ],
  });
}
