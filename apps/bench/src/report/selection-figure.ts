import { summarise } from '@lowrank/evaluation';
import * as Plot from '@observablehq/plot';
import type { Cells } from './cells.js';
import { powerOfTen, renderFigure } from './plot.js';

const inARow = 4;

/** The validation error against the learning rate, a panel per variant; the chosen rate is ringed. */
export function selectionFigure({ main, chosen }: Cells): string | undefined {
  const points = main.flatMap((cell) => {
    const values = cell.results.flatMap(({ validationMse }) => validationMse ?? []);
    const rate = startOf(cell.setting.optimizer.learningRate);
    if (values.length === 0 || rate === undefined) return [];
    const { median, minimum, maximum } = summarise(values);
    return [{ variant: cell.variant, rate, median, minimum, maximum, best: chosen.has(cell.id) }];
  });
  const variants = [...new Set(points.map(({ variant }) => variant))];
  if (variants.length === 0) return undefined;
  const place = (variant: string) => {
    const k = variants.indexOf(variant);
    return { column: k % inARow, row: Math.floor(k / inARow) };
  };
  const placed = points.map((point) => ({ ...point, ...place(point.variant) }));
  const titles = variants.map((variant) => ({ variant, ...place(variant) }));
  const facets = { fx: 'column', fy: 'row' } as const;
  const colour = 'var(--series-1)';
  return renderFigure({
    description: 'The validation error against the learning rate',
    height: 60 + 150 * Math.ceil(variants.length / inARow),
    marginLeft: 54,
    marginTop: 22,
    marginBottom: 42,
    x: { type: 'log', label: 'learning rate →', labelAnchor: 'right', tickFormat: powerOfTen },
    y: { type: 'log', label: '↑ mean squared validation error', grid: true, tickFormat: powerOfTen },
    fx: { axis: null, padding: 0.08 },
    fy: { axis: null, padding: 0.14 },
    marks: [
      Plot.frame({ stroke: 'var(--rule)' }),
      Plot.ruleX(placed, { x: 'rate', y1: 'minimum', y2: 'maximum', stroke: colour, strokeOpacity: 0.5, ...facets }),
      Plot.line(placed, { x: 'rate', y: 'median', z: 'variant', stroke: colour, sort: 'rate', ...facets }),
      Plot.dot(placed, { x: 'rate', y: 'median', fill: colour, r: 2.5, ...facets }),
      Plot.dot(
        placed.filter(({ best }) => best),
        { x: 'rate', y: 'median', stroke: 'var(--series-2)', strokeWidth: 2, r: 6, ...facets },
      ),
      Plot.text(titles, {
        text: 'variant',
        frameAnchor: 'top-left',
        dx: 6,
        dy: 6,
        fontWeight: 600,
        lineAnchor: 'top',
        fill: 'var(--ink)',
        stroke: 'var(--paper)',
        strokeWidth: 4,
        lineWidth: 16,
        ...facets,
      }),
    ],
  });
}

/** Where a rate starts: the constant, or the `value` of a schedule. */
function startOf(rate: unknown): number | undefined {
  const value = typeof rate === 'object' && rate !== null && 'value' in rate ? rate.value : rate;
  return typeof value === 'number' ? value : undefined;
}
