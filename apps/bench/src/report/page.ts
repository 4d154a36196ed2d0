import type { Environment } from '../folder/environment.js';
import type { ExperimentRecord } from '../folder/experiment-record.js';
import { formatDuration } from '../progress/format.js';
import type { Cells } from './cells.js';
import { environmentSection } from './environment-section.js';
import { type Html, html, trusted } from './html.js';
import { htmlTable } from './html-table.js';
import type { StoredRun } from './outcomes.js';
import type { PictureSet } from './pictures.js';
import { ratingsTable } from './ratings-table.js';
import { scrolls } from './scrolls.js';
import { settingsSection } from './settings-section.js';
import { style } from './style.js';
import { agreementTable, summaryTable } from './tables.js';
import { versionSets } from './version-sets.js';

/** A figure with its name as a file and the text below it. */
export interface Figure {
  readonly name: string;
  readonly svg: string;
  readonly caption: string;
}

/** Everything that a report shows. */
export interface ReportContent {
  readonly record: ExperimentRecord;
  readonly environment: Environment | undefined;
  readonly runs: readonly StoredRun[];
  readonly cells: Cells;
  readonly figures: readonly Figure[];
  readonly pictures: PictureSet | undefined;
}

/** The report as one HTML file that loads nothing. */
export function renderPage({ record, environment, runs, cells, figures, pictures }: ReportContent): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${record.title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<main>
<p class="kicker">lowrank · experiment ${record.name}</p>
<h1>${record.title}</h1>
${record.description
  .split(/\n\s*\n/)
  .filter(Boolean)
  .map((paragraph, k) => html`<p${trusted(k === 0 ? ' class="lead"' : '')}>${paragraph}</p>`)}
${facts(runs)}
${failures(runs)}
${pictures && gallery(pictures)}
${ratings(cells)}
<h2>Results</h2>
${results(cells)}
${figures.map(({ svg, caption }) => html`<figure><div class="scroll"${scrolls(caption)}>${trusted(svg)}</div><figcaption>${caption}</figcaption></figure>`)}
${agreement(cells)}
<h2>How to run it again</h2>
<pre${scrolls('The command')}><code>${record.command}</code></pre>
<p class="note">Each number above is in <code>runs/&lt;id&gt;/result.json</code> beside this file, with the measurements over the steps in <code>metrics.jsonl</code>. The figures are in <code>figures/</code>.</p>
${settingsSection(cells, runs)}
${environment && environmentSection(environment, versionSets(runs))}
</main>
</body>
</html>
`;
  return page.text;
}

function facts(runs: readonly StoredRun[]): Html {
  const results = runs.flatMap(({ result }) => result ?? []);
  const seeds = [...new Set(runs.map(({ run }) => run.setting.seed))];
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  const entries = [
    ['runs', results.length === runs.length ? String(runs.length) : `${results.length} of ${runs.length}`],
    ['seeds', seeds.join(', ')],
    ['training time', formatDuration(seconds)],
  ];
  return html`<dl class="facts">${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function ratings({ main, chosen }: Cells): Html | undefined {
  const content = ratingsTable(main);
  if (chosen.size > 0 || content.rows.length === 0) return undefined;
  return html`<h2>Errors on test ratings</h2>
${htmlTable({
  ...content,
  caption:
    'Root mean squared errors in ratings, each column a protocol of its own. Predictions are cut to the range of ratings; ' +
    'below stand the standard deviation, over what, and the error of predictions that are not cut.',
})}`;
}

function results(cells: Cells): Html {
  const note =
    'Medians over the seeds, with quartiles below where there are several. Errors are mean squared errors; the test ' +
    'error is on entries that were not observed.';
  if (cells.chosen.size === 0) return htmlTable({ ...summaryTable(cells), caption: note });
  const best = { ...cells, main: cells.main.filter(({ id }) => cells.chosen.has(id)) };
  return html`${htmlTable({
    ...summaryTable({ ...best, chosen: new Set() }),
    caption: `Of each variant, the setting with the smallest validation error. ${note}`,
  })}
<details><summary>All settings</summary>${htmlTable({ ...summaryTable(cells), caption: `All settings. ${note}` })}</details>`;
}

function failures(runs: readonly StoredRun[]): Html | undefined {
  const failed = runs.flatMap(({ failure }) => failure ?? []);
  if (failed.length === 0) return undefined;
  return html`<h2>Runs that failed</h2>
<div class="alarm"><ul>${failed.map(({ label, seed, message }) => html`<li><strong>${label}, seed ${seed}</strong>: ${message}</li>`)}</ul></div>`;
}

function gallery({ pictures, credit, source, seed }: PictureSet): Html {
  return html`<h2>Pictures</h2>
<div class="gallery">${pictures.map(
    ({ caption, psnr, png, pixels }) =>
      html`<figure><img alt="${caption}" width="${pixels}" height="${pixels}" src="data:image/png;base64,${Buffer.from(png).toString('base64')}"><figcaption>${psnr !== undefined && html`<strong>${psnr.toFixed(1)} dB</strong> `}${caption}</figcaption></figure>`,
  )}</div>
<p class="note">Seed ${seed}. PSNR is over all pixels. ${credit} Source: ${source}</p>`;
}

function agreement({ pairs }: Cells): Html | undefined {
  const content = agreementTable(pairs);
  if (content.rows.length === 0) return undefined;
  return html`<h2>Native and tensor runtime</h2>
${htmlTable({
  ...content,
  caption:
    'The same setting on typed arrays and as a tensor program: two implementations of one step. Errors are mean squared errors.',
})}`;
}
