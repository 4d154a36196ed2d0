import * as Plot from '@observablehq/plot';

/** Where a panel of a grid is. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

const inARow = 4;

/** The place of panel k, filling rows of four. */
export const placeOf = (k: number): Place => ({ column: k % inARow, row: Math.floor(k / inARow) });

/** The channels that put a mark into its panel. */
export const inPanel = { fx: 'column', fy: 'row' } as const;

/** Layout of a figure of `count` panels. */
export function panelLayout(count: number): Plot.PlotOptions {
  const rows = Math.ceil(count / inARow);
  return {
    height: 84 + 148 * rows,
    marginTop: 42,
    marginBottom: 42,
    fx: { axis: null, padding: 0.1 },
    fy: { axis: null, padding: 0.2 },
  };
}

/** The titles of panels, above their frames. */
export function panelTitles(titles: readonly (Place & { readonly title: string })[]): Plot.Markish {
  return Plot.text(titles, {
    text: 'title',
    frameAnchor: 'top-left',
    lineAnchor: 'bottom',
    dy: -6,
    fontWeight: 500,
    fontSize: 10.5,
    fill: 'var(--ink)',
    ...inPanel,
  });
}
