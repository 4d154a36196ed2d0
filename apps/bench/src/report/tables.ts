import { summarise } from '@lowrank/evaluation';
import { formatCount, formatNumber } from '../progress/format.js';
import { stepsOf } from '../schema/setting.js';
import type { RunResult } from '../training/run-result.js';
import type { Cell, Cells, Pair } from './cells.js';
import type { Table, TableCell, TableRow } from './table.js';

/** One row per cell: medians with quartiles over the seeds. */
export function summaryTable({ main, chosen, atEdge }: Cells): Table {
  const results = main.flatMap((cell) => cell.results);
  const validated = results.some(({ validationMse }) => validationMse !== undefined);
  const pictures = results.some(({ psnr }) => psnr !== undefined);
  return {
    columns: [
      { title: 'setting' },
      { title: 'runs', numeric: true },
      ...(validated ? [{ title: 'validation error', unit: 'MSE', numeric: true }] : []),
      { title: 'test error', unit: 'MSE', numeric: true },
      ...(pictures ? [{ title: 'PSNR', unit: 'dB', numeric: true }] : []),
      { title: 'effective rank', numeric: true },
      { title: 'steps', numeric: true },
      { title: 'time', unit: 's', numeric: true },
    ],
    rows: main.map((cell) => {
      const over = (read: (result: RunResult) => number | undefined) => spread(cell, read);
      return {
        strong: chosen.has(cell.id),
        cells: [
          { text: cell.label, ...(atEdge.has(cell.id) && { detail: 'at the edge of the rates tried' }) },
          countRuns(cell),
          ...(validated ? [over((r) => r.validationMse)] : []),
          over((r) => r.testMse),
          ...(pictures ? [over((r) => r.psnr)] : []),
          over((r) => r.effectiveRank),
          { text: formatCount(stepsOf(cell.setting)) },
          over((r) => r.seconds),
        ],
      };
    }),
  };
}

/** The same setting on both runtimes, seed by seed. */
export function agreementTable(pairs: readonly Pair[]): Table {
  return {
    columns: [
      { title: 'setting' },
      { title: 'seed', numeric: true },
      { title: 'test error, native', unit: 'MSE', numeric: true },
      { title: 'test error, tfjs', unit: 'MSE', numeric: true },
      { title: 'difference', unit: '%', numeric: true },
      { title: 'effective rank, native', numeric: true },
      { title: 'effective rank, tfjs', numeric: true },
      { title: 'time, native', unit: 's', numeric: true },
      { title: 'time, tfjs', unit: 's', numeric: true },
    ],
    rows: pairs.flatMap(({ native, tensor }) =>
      tensor.results.flatMap((b): TableRow[] => {
        const a = native.results.find(({ seed }) => seed === b.seed);
        if (!a) return [];
        const cells = [
          tensor.label.replace(/, tfjs$/, ''),
          String(b.seed),
          formatNumber(a.testMse),
          formatNumber(b.testMse),
          formatNumber(percent(a.testMse, b.testMse)),
          formatNumber(a.effectiveRank),
          formatNumber(b.effectiveRank),
          formatNumber(a.seconds),
          formatNumber(b.seconds),
        ];
        return [{ cells: cells.map((text) => ({ text })) }];
      }),
    ),
  };
}

/** How far b is from a, as a part of a. */
const percent = (a: number, b: number) => (a === b ? 0 : (100 * Math.abs(b - a)) / Math.abs(a));

function countRuns({ runs, results, failures }: Cell): TableCell {
  const missing = runs - results.length - failures.length;
  const detail = [failures.length > 0 && `${failures.length} failed`, missing > 0 && `${missing} not run`];
  const text = detail.filter(Boolean).join(', ');
  return { text: String(results.length), ...(text && { detail: text }) };
}

/** The median, with the quartiles where there are several values. */
function spread({ results }: Cell, read: (result: RunResult) => number | undefined): TableCell {
  const values = results.flatMap((result) => read(result) ?? []);
  if (values.length === 0) return { text: '–' };
  const { median, lowerQuartile, upperQuartile } = summarise(values);
  if (values.length === 1) return { text: formatNumber(median) };
  return { text: formatNumber(median), detail: `${formatNumber(lowerQuartile)} – ${formatNumber(upperQuartile)}` };
}
