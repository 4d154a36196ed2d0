import { summarise } from '@lowrank/evaluation';
import * as Plot from '@observablehq/plot';
import { type Cells, startingRate } from './cells.js';
import { inPanel, panelLayout, panelTitles, placeOf } from './panels.js';
import { decades, renderFigure } from './plot.js';

/** Errors above this are drawn at the upper edge. */
const worst = 10;

/** The validation error against the learning rate, a panel per variant; the chosen rate is ringed. */
export function selectionFigure({ main, chosen }: Cells): string | undefined {
  const points = main.flatMap((cell) => {
    const values = cell.results.flatMap(({ validationMse }) => validationMse ?? []);
    const rate = startingRate(cell.setting);
    if (values.length === 0 || rate === undefined) return [];
    const { median, minimum, maximum } = summarise(values);
    return [{ variant: cell.variant, rate, median, minimum, maximum, best: chosen.has(cell.id) }];
  });
  const variants = [...new Set(points.map(({ variant }) => variant))];
  if (variants.length === 0) return undefined;
  const place = (variant: string) => placeOf(variants.indexOf(variant));
  const placed = points.map((point) => ({ ...point, ...place(point.variant) }));
  const colour = 'var(--series-1)';
  const { grid: _, ...rates } = decades(
    points.map(({ rate }) => rate),
    4,
  );
  return renderFigure({
    description: 'The validation error against the learning rate',
    ...panelLayout(variants.length),
    marginLeft: 54,
    x: { label: 'learning rate →', labelAnchor: 'right', inset: 10, ...rates },
    y: {
      label: '↑ mean squared validation error',
      clamp: true,
      ...decades(points.map(({ median }) => Math.min(median, worst))),
    },
    marks: [
      Plot.frame({ stroke: 'var(--rule)' }),
      Plot.ruleX(placed, { x: 'rate', y1: 'minimum', y2: 'maximum', stroke: colour, strokeOpacity: 0.5, ...inPanel }),
      Plot.line(placed, { x: 'rate', y: 'median', z: 'variant', stroke: colour, sort: 'rate', ...inPanel }),
      Plot.dot(placed, { x: 'rate', y: 'median', fill: colour, r: 2.5, ...inPanel }),
      Plot.dot(
        placed.filter(({ best }) => best),
        { x: 'rate', y: 'median', stroke: 'var(--series-2)', strokeWidth: 2, r: 6, ...inPanel },
      ),
      panelTitles(variants.map((variant) => ({ title: variant, ...place(variant) }))),
    ],
  });
}
