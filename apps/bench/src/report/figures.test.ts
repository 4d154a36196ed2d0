import { describe, expect, it } from 'vitest';
import type { MetricsLine } from '../training/metrics.js';
import type { RunResult } from '../training/run-result.js';
import { finalFigure } from './final-figure.js';
import { lineFigure } from './line-figure.js';
import { palette } from './plot.js';
import type { Series } from './series.js';
import { spectrumFigure } from './spectrum-figure.js';

const name = '<script>alert("1")</script>';
const lines = (scale: number) =>
  Array.from({ length: 5000 }, (_, step) => ({ step, testMse: scale / (1 + step), singularValues: [3, 2, 1] }));

/** Three seeds of one method with a hostile name. */
const series = [
  {
    cell: {
      setting: { data: { kind: 'synthetic', rank: 2 } },
      results: [1, 2, 3].map((testMse) => ({ testMse }) as RunResult),
    },
    panel: name,
    label: name,
    colour: palette[0],
    runs: [1, 2, 3].map((seed) => ({ seed, lines: lines(seed) as unknown as MetricsLine[] })),
  },
] as unknown as Series[];

const figures = {
  'the error at the end': () => finalFigure(series),
  'the error over training': () =>
    lineFigure(series, { description: 'D', yLabel: 'error', log: true, read: ({ testMse }) => testMse }),
  'singular values': () => spectrumFigure(series),
};

describe.each(Object.entries(figures))('the figure of %s', (_, draw) => {
  const svg = draw();

  it('has a name for those who do not see it, and titles of axes', () => {
    const start = svg.slice(0, svg.indexOf('</title>'));
    expect(start).toMatch(/^<svg [^>]*role="img"/);
    expect(start).toMatch(/^<svg [^>]*aria-label="[^"]+"/);
    expect(start).toMatch(/<title>[^<]+$/);
    expect(/training steps →|mean squared error on unobserved entries →/.test(svg)).toBe(true);
  });

  it('has names as text only, and loads nothing', () => {
    expect(svg.includes('&lt;script&gt;alert(')).toBe(true);
    expect(svg.match(/<script|<image|href=|url\(/)).toBeNull();
  });

  it('stays small over thousands of measurements', () => {
    expect(svg.length).toBeLessThan(30_000);
  });
});

it('draws seeds as one band and one line, their median', () => {
  const svg = figures['the error over training']();
  const paths = (mark: string) => svg.split(`aria-label="${mark}"`)[1].split('</g>')[0].match(/<path/g);
  expect(paths('area')).toHaveLength(1);
  expect(paths('line')).toHaveLength(1);
});
