import * as Plot from '@observablehq/plot';
import type { MetricsLine } from '../training/metrics.js';
import { inPanel, panelLayout, panelTitles, placeOf } from './panels.js';
import { renderFigure, thousands } from './plot.js';
import type { Series } from './series.js';

const shown = 12;
/** Measurements that a panel can show apart. */
const most = 100;

/**
 * The singular values against the steps, a panel per cell, for its first seed. As many as the truth has are in colour,
 * the rest are grey.
 */
export function spectrumFigure(series: readonly Series[]): string {
  const panels = series.flatMap(({ cell, panel, label, runs: [first] }, k) => {
    const title = panel === '' ? label : `${panel}, ${label}`;
    const { data } = cell.setting;
    return first ? [{ title, rank: data.kind === 'synthetic' ? data.rank : 0, lines: first.lines, ...placeOf(k) }] : [];
  });
  const points = panels.flatMap(({ rank, lines, column, row }) =>
    spaced(lines).flatMap(({ step, singularValues }) =>
      singularValues.slice(0, shown).map((y, index) => ({
        column,
        row,
        index,
        x: step,
        y,
        colour: index < rank || rank === 0 ? 'var(--series-1)' : 'var(--muted)',
      })),
    ),
  );
  // Without a rank, as in a photograph, one value is far above all others.
  const ranked = panels.some(({ rank }) => rank > 0);
  return renderFigure({
    description: 'The largest singular values against the steps',
    ...panelLayout(panels.length),
    marginLeft: 46,
    marginRight: 12,
    x: { label: 'training steps →', labelAnchor: 'right', tickFormat: thousands, ticks: 3 },
    y: ranked
      ? { label: '↑ singular values, in units of W', grid: true, ticks: 4, nice: true }
      : { label: '↑ singular values, in units of W (square-root axis)', grid: true, ticks: 4, type: 'sqrt' },
    marks: [
      Plot.frame({ stroke: 'var(--rule)' }),
      Plot.line(points, { x: 'x', y: 'y', z: 'index', stroke: 'colour', strokeWidth: 1.3, ...inPanel }),
      panelTitles(panels),
    ],
  });
}

/** At most so many lines as a panel can show apart, evenly spaced, the first and the last among them. */
function spaced(lines: readonly MetricsLine[]): readonly MetricsLine[] {
  if (lines.length <= most) return lines;
  return Array.from({ length: most }, (_, k) => lines[Math.round((k * (lines.length - 1)) / (most - 1))]);
}
