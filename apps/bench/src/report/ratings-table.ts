import { summarise } from '@lowrank/evaluation';
import type { Setting } from '../schema/setting.js';
import type { RunResult } from '../training/run-result.js';
import type { Cell } from './cells.js';
import type { Table, TableCell } from './table.js';

const folds = ['u1', 'u2', 'u3', 'u4', 'u5'];

/** A way to test on ratings; results of different ones can't be compared. */
interface Protocol {
  readonly title: string;
  /** What the spread is over. */
  readonly over: string;
  /** One error per repetition, from the errors of single runs; undefined where runs are missing. */
  errors(cells: readonly Cell[], read: (result: RunResult) => number): number[] | undefined;
}

/**
 * Root mean squared errors on test ratings, a row per variant and a column per protocol: the mean over all runs, and the
 * standard deviation over seeds, folds or splits. Predictions are cut to the range of ratings; the error of those that are
 * not ends the detail. Without rows where an experiment is not about ratings.
 */
export function ratingsTable(cells: readonly Cell[]): Table {
  const rated = cells.filter(
    ({ setting, results }) =>
      setting.data.kind === 'movielens' && setting.validationFraction === 0 && results.length > 0,
  );
  const protocols = protocolsOf(rated);
  const variants = [...new Set(rated.map(({ variant }) => variant))];
  return {
    columns: [
      { title: 'method' },
      ...protocols.map(({ title }) => ({ title, numeric: true })),
      { title: 'time of a fit', unit: 's', numeric: true },
    ],
    rows: variants.map((variant) => {
      const own = rated.filter((cell) => cell.variant === variant);
      const seconds = summarise(own.flatMap(({ results }) => results.map((result) => result.seconds))).median;
      return {
        cells: [
          { text: variant || 'ratings' },
          ...protocols.map((protocol) => errorCell(protocol, own)),
          { text: seconds < 0.1 ? '< 0.1' : seconds.toFixed(1) },
        ],
      };
    }),
  };
}

function errorCell({ over, errors }: Protocol, cells: readonly Cell[]): TableCell {
  const cut = errors(cells, ({ testMseClipped, testMse }) => Math.sqrt(testMseClipped ?? testMse));
  const whole = errors(cells, ({ testMse }) => Math.sqrt(testMse));
  if (!cut || !whole) return { text: '–' };
  const { mean, standardDeviation } = summarise(cut);
  const spread = cut.length > 1 ? `± ${standardDeviation.toFixed(4)}, ${cut.length} ${over}` : 'one run';
  return { text: mean.toFixed(4), detail: `${spread}; ${summarise(whole).mean.toFixed(4)}` };
}

/** The protocols for which there are runs, in a fixed order. */
function protocolsOf(cells: readonly Cell[]): Protocol[] {
  const splits = new Set(cells.map(({ setting }) => splitOf(setting)));
  const fixed = ['u1', 'ua', 'ub'].filter((split) => splits.has(split)).map(single);
  const random = [...splits].filter((split) => split.startsWith('random')).sort();
  return [
    ...fixed,
    ...(folds.every((fold) => splits.has(fold)) ? [crossValidation] : []),
    ...random.map((split) => ({ ...single(split), over: 'splits' })),
  ];
}

const single = (split: string): Protocol => ({
  title: split,
  over: 'seeds',
  errors: (cells, read) => cells.find(({ setting }) => splitOf(setting) === split)?.results.map(read),
});

const crossValidation: Protocol = {
  title: 'mean of u1 to u5',
  over: 'folds',
  errors: (cells, read) => {
    const errors = folds.flatMap((fold) => {
      const values = single(fold).errors(cells, read);
      return values ? [summarise(values).mean] : [];
    });
    return errors.length === folds.length ? errors : undefined;
  },
};

/** `u1`, or `random 80:20`. */
function splitOf({ data }: Setting): string {
  if (data.kind !== 'movielens') return '';
  const test = Math.round(100 * (data.testFraction ?? 0));
  return data.split === 'random' ? `random ${100 - test}:${test}` : data.split;
}
