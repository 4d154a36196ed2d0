import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomic } from '../folder/atomic-write.js';
import { readRecord, readStoredEnvironment } from '../folder/experiment-record.js';
import type { ExperimentPaths } from '../folder/run-folder.js';
import { type Cell, type Cells, groupCells } from './cells.js';
import { finalFigure } from './final-figure.js';
import { learningCurves } from './learning-curves.js';
import { lineFigure } from './line-figure.js';
import { readOutcomes } from './outcomes.js';
import { type Figure, renderPage } from './page.js';
import { readPictures } from './pictures.js';
import { standaloneSvg } from './plot.js';
import { selectionFigure } from './selection-figure.js';
import { readSeries } from './series.js';
import { spectrumFigure } from './spectrum-figure.js';

/** Writes figures/*.svg and report.html from what is stored in a run folder. */
export async function writeReport(paths: ExperimentPaths): Promise<void> {
  const record = readRecord(paths);
  const runs = readOutcomes(paths, record.runs);
  const cells = groupCells(runs, record.selectBy);
  const figures = drawFigures(cells, paths);
  rmSync(paths.figures, { recursive: true, force: true });
  mkdirSync(paths.figures, { recursive: true });
  for (const { name, svg } of figures) writeAtomic(join(paths.figures, `${name}.svg`), standaloneSvg(svg));
  const content = { record, environment: readStoredEnvironment(paths), runs, cells, figures };
  writeAtomic(paths.report, renderPage({ ...content, pictures: await readPictures(best(cells), paths) }));
}

/** The chosen cells where settings are selected, otherwise all. */
function best({ main, chosen }: Cells): readonly Cell[] {
  return chosen.size > 0 ? main.filter(({ id }) => chosen.has(id)) : main;
}

function drawFigures(cells: Cells, paths: ExperimentPaths): Figure[] {
  const { main, chosen } = cells;
  if (chosen.size === 0 && main.some(({ setting }) => setting.data.kind === 'movielens'))
    return ratingFigures(main, paths);
  const series = readSeries(best(cells), paths);
  if (series.length === 0) return [];
  const figures: Figure[] = [];
  const selection = chosen.size > 0 && selectionFigure(cells);
  if (selection) {
    figures.push({
      name: 'validation-error-by-learning-rate',
      svg: selection,
      caption:
        'The median validation error over the seeds against the learning rate (where it is scheduled, its first ' +
        'value), with lines from the smallest to the largest. The ringed rate is chosen. The figures below show the ' +
        'chosen settings.',
    });
  }
  return [
    ...figures,
    {
      name: 'final-test-error',
      svg: finalFigure(series),
      caption: 'The error on unobserved entries at the end of training: a dot per seed, a bar at their median.',
    },
    {
      name: 'test-error',
      svg: lineFigure(series, {
        description: 'Test error against training steps',
        yLabel: 'mean squared error on unobserved entries',
        log: true,
        read: ({ testMse }) => testMse,
      }),
      caption:
        'The error on unobserved entries over training: the median over the seeds, in a band from the smallest to the ' +
        'largest.',
    },
    {
      name: 'effective-rank',
      svg: lineFigure(series, {
        description: 'Effective rank against training steps',
        yLabel: 'effective rank',
        read: ({ effectiveRank }) => effectiveRank,
      }),
      caption:
        'The effective rank, the exponential of the entropy of the normalised singular values (Roy & Vetterli 2007): ' +
        'the median over the seeds, in a band from the smallest to the largest.',
    },
    {
      name: 'singular-values',
      svg: spectrumFigure(series),
      caption: `The largest singular values of W over training, for the first seed.${
        series.some(({ cell }) => cell.setting.data.kind === 'synthetic')
          ? ' As many as the truth has are in colour, the others grey.'
          : ''
      }`,
    },
  ];
}

/** Methods are compared in a table, so their figures are about what happens in training. */
function ratingFigures(main: readonly Cell[], paths: ExperimentPaths): Figure[] {
  const caption =
    'The root mean squared error over training, of predictions as they are: the median over the seeds, in a band from the ' +
    'smallest to the largest. No choice was made by the test ratings.';
  const validated = ({ setting }: Cell) => setting.validationFraction > 0;
  const curves = [
    { name: 'learning-curves', svg: learningCurves(main.filter(validated), paths) },
    {
      name: 'learning-curves-on-all-ratings',
      svg: learningCurves(
        main.filter((cell) => !validated(cell)),
        paths,
      ),
    },
  ];
  return curves.flatMap(({ name, svg }) => (svg ? [{ name, svg, caption }] : []));
}
