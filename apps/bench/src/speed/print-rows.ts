import { printTable } from '../report/table.js';
import type { Machine, Versions } from './machine.js';
import type { Row } from './row.js';

/** What a run of the benchmark found: the object that `--json` prints. */
export interface SpeedReport {
  readonly machine: Machine;
  readonly versions: Versions;
  readonly rows: readonly Row[];
}

/** The report for people. */
export function printReport({ machine, versions, rows }: SpeedReport): string {
  const { cpu, cores, memoryGiB, platform, load, product256 } = machine;
  const torch = product256.torch === undefined ? '' : `, torch ${product256.torch.toFixed(0)}`;
  const measured = rows.filter(({ ratio }) => ratio !== null);
  return [
    `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${platform}; load at the start ${load.toFixed(1)}`,
    `float32 product 256 x 256 x 256, one thread, at best: ours ${product256.ours.toFixed(0)} GFLOP/s${torch}`,
    ...Object.entries(versions).map(([name, version]) => `  ${name}: ${version}`),
    '',
    'ms are medians; in brackets quartiles over the rounds; ratio is ours / theirs',
    printTable({
      columns: [
        { title: 'row' },
        { title: 'ours, ms', numeric: true },
        { title: 'theirs, ms', numeric: true },
        { title: 'ratio', numeric: true },
        { title: 'bar', numeric: true },
        { title: 'stretch', numeric: true },
        { title: '' },
        { title: 'GFLOP/s' },
        { title: 'against' },
      ],
      rows: measured.map((row) => ({ cells: cellsOf(row) })),
    }),
    ...measured.flatMap(notesOf),
    ...rows.filter(({ ratio }) => ratio === null).map(({ id, reason }) => `${id}: not measured, ${reason}`),
  ].join('\n');
}

function cellsOf(row: Row) {
  const { id, oursMs, theirsMs, ratio, bar, stretch, spread, gflops, against } = row;
  const [low, high] = spread?.ratio ?? [Number.NaN, Number.NaN];
  return [
    { text: id },
    { text: digits(oursMs) },
    { text: digits(theirsMs) },
    { text: digits(ratio), detail: `${digits(low)}, ${digits(high)}` },
    { text: asBar(bar) },
    { text: asBar(stretch) },
    { text: verdictOf(row) },
    {
      text: gflops
        ? [gflops.ours, gflops.theirs]
            .filter((rate) => rate !== undefined)
            .map(digits)
            .join(' / ')
        : '',
    },
    { text: against },
  ];
}

function notesOf({ id, counted, reason, opponents = [], peakMiB, memoryBarMiB }: Row): string[] {
  return [
    ...(counted ? [] : [`${id}: not counted, ${reason}`]),
    ...(opponents.length > 0
      ? [`${id}: ${opponents.map(({ name, ms }) => `${name} ${digits(ms)} ms`).join(', ')}`]
      : []),
    ...(peakMiB === undefined ? [] : [`${id}: ours held ${digits(peakMiB)} MiB at most, the bar is ${memoryBarMiB}`]),
  ];
}

/** How a ratio stands to its bar. */
function verdictOf({
  ratio,
  bar,
  stretch,
  counted,
  peakMiB = 0,
  memoryBarMiB = Number.POSITIVE_INFINITY,
}: Row): string {
  if (ratio === null || bar === null || !counted) return 'not counted';
  if (peakMiB > memoryBarMiB) return 'SHORT of memory';
  if (stretch !== null && ratio <= stretch) return 'stretch';
  return ratio <= bar ? 'met' : 'SHORT';
}

/** Three significant digits. */
function digits(value: number | null): string {
  if (value === null) return '';
  return value >= 1000 ? value.toFixed(0) : value.toPrecision(3);
}

/** A bar as it was set: 1/30 rather than 0.0333. */
function asBar(bar: number | null): string {
  if (bar === null) return '';
  const inverse = Math.round(1 / bar);
  return bar < 0.4 && Math.abs(inverse * bar - 1) < 1e-9 ? `1/${inverse}` : String(bar);
}
