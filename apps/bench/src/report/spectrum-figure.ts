import * as Plot from '@observablehq/plot';
import { renderFigure, thousands } from './plot.js';
import type { Series } from './series.js';

const shown = 12;
const inARow = 4;

/**
 * The singular values against the steps, a panel per cell, for its first seed. As many as the truth has are in colour,
 * the rest are grey.
 */
export function spectrumFigure(series: readonly Series[]): string {
  const panels = series.flatMap(({ cell, panel, label, runs }, k) => {
    const [first] = runs;
    if (!first) return [];
    const title = panel === '' ? [label] : [panel, label];
    return [
      { title, rank: rankOf(cell.setting.data), lines: first.lines, column: k % inARow, row: Math.floor(k / inARow) },
    ];
  });
  const points = panels.flatMap(({ rank, lines, column, row }) =>
    lines.flatMap(({ step, singularValues }) =>
      singularValues.slice(0, shown).map((y, index) => ({
        column,
        row,
        index,
        x: step,
        y,
        colour: index < rank ? 'var(--series-1)' : 'var(--muted)',
      })),
    ),
  );
  const rows = Math.ceil(panels.length / inARow);
  const facets = { fx: 'column', fy: 'row' } as const;
  return renderFigure({
    description: 'The largest singular values against the steps',
    height: 60 + 150 * rows,
    marginLeft: 46,
    marginTop: 22,
    marginBottom: 42,
    marginRight: 12,
    x: { label: 'training steps →', labelAnchor: 'right', tickFormat: thousands, ticks: 3 },
    y: { label: '↑ singular values, in units of W', grid: true, ticks: 4 },
    fx: { axis: null, padding: 0.08 },
    fy: { axis: null, padding: 0.14 },
    marks: [
      Plot.frame({ stroke: 'var(--rule)' }),
      Plot.line(points, { x: 'x', y: 'y', z: 'index', stroke: 'colour', strokeWidth: 1.4, ...facets }),
      Plot.text(panels, {
        text: ({ title }) => title.join('\n'),
        frameAnchor: 'top-left',
        dx: 6,
        dy: 6,
        fontWeight: 600,
        stroke: 'var(--paper)',
        strokeWidth: 4,
        fill: 'var(--ink)',
        lineAnchor: 'top',
        ...facets,
      }),
    ],
  });
}

const rankOf = (data: Series['cell']['setting']['data']) => (data.kind === 'synthetic' ? data.rank : shown);
