import { join } from 'node:path';
import type { CompleteOptions, FitReport, Warning } from '@lowrank/completion';
import * as Plot from '@observablehq/plot';
import type { Trained } from '../completion/train-model.js';
import { writeWhole } from '../completion/write-whole.js';
import { readEnvironment } from '../folder/environment.js';
import { makeFolder } from '../folder/make-folder.js';
import { packageInfo } from '../package-root.js';
import { formatCount, formatNumber } from '../progress/format.js';
import { environmentSection } from './environment-section.js';
import { type Html, html, trusted } from './html.js';
import { htmlTable, raised } from './html-table.js';
import { decades, renderFigure } from './plot.js';
import { scrolls } from './scrolls.js';
import { settingList } from './settings-section.js';
import { style } from './style.js';

/** What a report of a completion shows. */
export interface CompletionContent {
  /** The file of ratings; absent for a stored model. */
  readonly ratings: string | undefined;
  /** Absent for a stored model. */
  readonly seed: number | undefined;
  /** The range that predictions are cut to, false for none; absent where it follows from the ratings. */
  readonly clip?: CompleteOptions['clip'];
  readonly modelFile: string | undefined;
  readonly trained: Trained;
  /** Of the pairs that were predicted. */
  readonly warnings: readonly Warning[];
}

/**
 * Writes report.html about a completion to a folder, which is made where it is missing.
 *
 * @returns the path of the report.
 */
export function writeCompletionPage(folder: string, content: CompletionContent): string {
  makeFolder(folder);
  const path = join(folder, 'report.html');
  writeWhole(path, renderCompletionPage(content));
  return path;
}

/** The report as one HTML file that loads nothing, in which every name is only text. */
function renderCompletionPage({ ratings, seed, clip, modelFile, trained, warnings }: CompletionContent): string {
  const { completion, interrupted } = trained;
  const { report } = completion;
  const title = `Completion of ${ratings ?? `the model ${modelFile}`}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<main>
<p class="kicker">lowrank-bench ${packageInfo.version}</p>
<h1>${title}</h1>
${facts(report)}
${alarms([...report.warnings, ...warnings], interrupted)}
${choice(report)}
<h2>Spectrum</h2>
${spectrum(completion.spectrum(), report)}
<h2>Settings</h2>
${settingList('Settings', { seed, clip, method: report.method, ...report.params })}
${environmentSection(readEnvironment())}
</main>
</body>
</html>
`.text;
}

function facts(report: FitReport): Html {
  const entries = [
    ['rows', formatCount(report.rows)],
    ['columns', formatCount(report.columns)],
    ['entries trained on', formatCount(report.observed)],
    ['steps', formatCount(report.steps)],
    ['rank', formatCount(report.rank)],
    ...(report.clearRank === undefined ? [] : [['singular values that stand out', formatCount(report.clearRank)]]),
    ['effective rank', formatNumber(report.effectiveRank)],
    ['root mean squared error on them', formatNumber(report.trainingError)],
  ];
  return html`<dl class="facts">${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${raised(value)}</dd></div>`)}</dl>`;
}

function alarms(warnings: readonly Warning[], interrupted: boolean): Html | undefined {
  const messages = warnings.map(({ message }) => message);
  if (interrupted)
    messages.unshift('Interrupted: this is the best so far, and training again to the end may do better.');
  if (messages.length === 0) return undefined;
  return html`<h2>Warnings</h2><div class="alarm"><ul>${messages.map((message) => html`<li>${raised(message)}</li>`)}</ul></div>`;
}

function choice({ choice }: FitReport): Html | undefined {
  if (!choice) return undefined;
  const { chosen, reason, candidates, heldOut } = choice;
  return html`<h2>What was chosen, and why</h2>
<p><strong>${chosen}</strong>: ${raised(reason)}.</p>
${
  candidates.length > 0 &&
  html`${htmlTable({
    caption: `Root mean squared errors, in the unit of the values, on ${formatCount(heldOut)} entries that were held out to choose by.`,
    columns: [
      { title: 'candidate' },
      { title: 'error on entries held out', numeric: true },
      { title: 'steps', numeric: true },
    ],
    rows: candidates.map(({ name, validationError, steps, leftOut }) => ({
      strong: name === chosen,
      cells: [
        { text: name, ...(leftOut !== undefined && { detail: `left out: ${leftOut}` }) },
        { text: validationError === undefined ? '–' : formatNumber(validationError, 4) },
        { text: formatCount(steps) },
      ],
    })),
  })}`
}`;
}

function spectrum(sigma: Float64Array, { biases, params }: FitReport): Html {
  if (sigma.length === 0) return html`<p>There is no low-rank part beside mean and biases.</p>`;
  const beside = params.biases === 'mean' ? 'the part beside the mean' : 'the model';
  const what = biases ? 'the part beside mean and biases' : beside;
  const stride = Math.ceil(sigma.length / 12);
  const svg = renderFigure({
    description: `The singular values of ${what}`,
    height: 320,
    marginLeft: 56,
    marginBottom: 44,
    x: {
      label: 'number, from the largest on →',
      // At the left end, where it is seen on a narrow screen.
      labelAnchor: 'left',
      ticks: Array.from({ length: Math.ceil(sigma.length / stride) }, (_, k) => 1 + k * stride),
      tickFormat: 'd',
      inset: 10,
    },
    y: { label: '↑ singular value, in units of the values', ...decades([...sigma]) },
    marks: [
      Plot.frame({ stroke: 'var(--rule)' }),
      Plot.dot(
        Array.from(sigma, (y, k) => ({ x: k + 1, y })),
        { x: 'x', y: 'y', fill: 'var(--series-1)', r: 4 },
      ),
    ],
  });
  const caption = `The singular values of ${what}, from the largest on.`;
  return html`<figure><div class="scroll"${scrolls(caption)}>${trusted(svg)}</div><figcaption>${caption}</figcaption></figure>`;
}
