import { describe, expect, it } from 'vitest';
import { type PlannedRun, planRuns } from '../experiment/plan-runs.js';
import { parseExperiment } from '../schema/experiment.js';
import { fits } from '../test-support/fits.js';
import type { RunFailure, RunResult } from '../training/run-result.js';
import { groupCells } from './cells.js';
import { htmlTable } from './html-table.js';
import type { StoredRun } from './outcomes.js';
import { renderPage } from './page.js';
import { decades, standaloneSvg, thousands } from './plot.js';
import { printTable } from './table.js';
import { agreementTable, summaryTable } from './tables.js';

const experiment = parseExperiment(
  {
    name: 'e',
    title: 'E',
    setting: {
      data: { kind: 'synthetic', rows: 10, columns: 8, rank: 2, observed: 40 },
      optimizer: { name: 'adam', learningRate: 0.01 },
      steps: 1000,
    },
    variants: { a: {}, b: { network: { depth: 2 } } },
    grid: [
      { variants: ['a', 'b'], seed: [0, 1, 2] },
      { variants: ['a'], steps: [10], runtime: ['native', 'tfjs'] },
    ],
  },
  'e.json',
);

const versions = { node: '20', 'lowrank-bench': '1.0.0' };

/** Every run with a result that `of` gives, or a failure where it gives none. */
function stored(of: (run: ReturnType<typeof fits<PlannedRun>>[number]) => Partial<RunResult> | undefined): StoredRun[] {
  return fits(planRuns(experiment)).map((run) => {
    const { id, label, setting } = run;
    const common = { experiment: 'e', id, label, seed: setting.seed, runtime: setting.runtime };
    const result = of(run);
    if (!result) return { run, failure: { ...common, code: 'X', step: 3, message: 'no <good>' } as RunFailure };
    return { run, result: { effectiveRank: 5, seconds: 2, trainMse: 0, versions, ...common, ...result } as RunResult };
  });
}

describe('groupCells', () => {
  it('parts what the experiment is about from pairs of runtimes', () => {
    const { main, pairs } = groupCells(
      stored(() => ({ testMse: 1 })),
      undefined,
    );
    expect(main.map(({ label, runs }) => [label, runs])).toEqual([
      ['a', 3],
      ['b', 3],
    ]);
    expect(pairs.map(({ native, tensor }) => [native.label, tensor.label])).toEqual([
      ['a, steps 10, native', 'a, steps 10, tfjs'],
    ]);
  });

  /** Cells with learning rates 1, 2, 3 and validation errors by seed; NaN is a run that failed. */
  function tuned(errors: readonly (readonly number[])[]) {
    const grid = [{ variants: ['a'], 'optimizer.learningRate': [1, 2, 3], seed: [0, 1, 2] }];
    const runs = fits(planRuns(parseExperiment({ ...experiment, grid }, 'e'))).map((run): StoredRun => {
      const { seed, optimizer } = run.setting;
      const validationMse = errors[Number(optimizer.learningRate) - 1][seed];
      return Number.isNaN(validationMse) ? { run } : { run, result: { validationMse, seed } as RunResult };
    });
    const { main, chosen, atEdge } = groupCells(runs, 'validationMse');
    const labels = (ids: ReadonlySet<string>) => main.filter(({ id }) => ids.has(id)).map(({ label }) => label);
    return { chosen: labels(chosen), atEdge: labels(atEdge) };
  }

  it('chooses the cell with the smallest median validation error, and none with a failed run', () => {
    const cells = tuned([
      [5, 5, 5],
      [1, 9, 2],
      [0, 0, Number.NaN],
    ]);
    expect(cells).toEqual({ chosen: ['a, learningRate 2'], atEdge: [] });
  });

  it('says where the chosen learning rate is the last that was tried', () => {
    const cells = tuned([
      [5, 5, 5],
      [1, 9, 2],
      [0, 0, 9],
    ]);
    expect(cells).toEqual({ chosen: ['a, learningRate 3'], atEdge: ['a, learningRate 3'] });
  });
});

describe('the tables', () => {
  it('show medians with quartiles, and what failed', () => {
    const cells = groupCells(
      stored(({ label, setting }) =>
        label === 'b' && setting.seed === 2 ? undefined : { testMse: 10 ** -setting.seed },
      ),
      undefined,
    );
    expect(printTable(summaryTable(cells))).toMatch(
      /^a +3 +0\.1 \[0\.055 – 0\.55\] +5 \[5 – 5\] +1,000 +2 \[2 – 2\]$/m,
    );
    expect(printTable(summaryTable(cells))).toMatch(/^b +2 \[1 failed\] +0\.55 \[0\.325 – 0\.775\]/m);
  });

  it('set the two runtimes side by side', () => {
    const { pairs } = groupCells(
      stored(({ setting }) => ({ testMse: setting.runtime === 'tfjs' ? 1.02 : 1 })),
      undefined,
    );
    expect(printTable(agreementTable(pairs))).toMatch(/^a, steps 10 +0 +1 +1\.02 +2 +5 +5 +2 +2$/m);
  });

  it('become HTML with powers of ten and escaped names', () => {
    const content = {
      caption: 'c "<b>"',
      columns: [{ title: 'a' }, { title: 'b', numeric: true }],
      rows: [{ cells: [{ text: '1e-4 <i>' }, { text: '1.20e-4' }] }],
    };
    const { text } = htmlTable(content);
    expect(text).toContain('<th scope="row">1e-4 &lt;i&gt;</th><td class="numeric">1.20 · 10⁻⁴</td>');
    expect(text).toContain('role="region" aria-label="c &quot;&lt;b&gt;&quot;"');
    expect(text).toContain('<caption>c &quot;&lt;b&gt;&quot;</caption>');
  });
});

describe('renderPage', () => {
  const content = (runs: StoredRun[]) => ({
    record: {
      format: 'lowrank-bench experiment record 1',
      name: 'e',
      title: 'A "<title>"',
      description: 'One.\n\nTwo & <three>.',
      command: 'lowrank-bench run e',
      runs: planRuns(experiment),
    } as const,
    environment: {
      node: '20',
      platform: 'p',
      cpu: '<cpu>',
      cores: 2,
      memoryGiB: 4,
      packages: { 'lowrank-bench': '1.0.0' },
    },
    runs,
    cells: groupCells(runs, undefined),
    figures: [{ name: 'f', svg: '<svg></svg>', caption: 'A caption.' }],
    pictures: {
      seed: 0,
      credit: 'By <me>.',
      source: 'https://example.org',
      pictures: [{ caption: '<p>', psnr: 20.06, png: Uint8Array.of(1), pixels: 2 }],
    },
  });

  it('shows all that is known, with every text escaped', () => {
    const page = renderPage(content(stored(({ setting }) => (setting.seed === 1 ? undefined : { testMse: 1 }))));
    expect(page).toContain('<title>A &quot;&lt;title&gt;&quot;</title>');
    expect(page).toContain('<p class="lead">One.</p><p>Two &amp; &lt;three&gt;.</p>');
    expect(page).toContain('<li><strong>a, seed 1</strong>: no &lt;good&gt;</li>');
    expect(page).toContain('src="data:image/png;base64,AQ=="><figcaption><strong>20.1 dB</strong> &lt;p&gt;');
    expect(page).toContain('&lt;cpu&gt;');
    expect(page).toContain('network.depth = 2');
    expect(page).toContain('aria-label="The command"><code>lowrank-bench run e</code></pre>');
    expect(page).toContain(
      '<figure><div class="scroll" tabindex="0" role="region" aria-label="A caption."><svg></svg></div><figcaption>',
    );
    expect(page).toMatch(/prefers-color-scheme: dark/);
    // Whatever may scroll is reached by the keyboard.
    expect(page.match(/<(pre|div class="scroll")(?! tabindex="0" role="region" aria-label=)/g)).toBeNull();
    expect(page).not.toMatch(/<(good|three|cpu|me|script|link)\b|undefined|\bNaN\b/);
  });

  it('lists the versions that computed the results where they are not those of the environment', () => {
    const one = renderPage(content(stored(() => ({ testMse: 1 }))));
    expect(one).toContain('<caption>What computed the results.</caption>');
    expect(one).not.toContain('Versions that computed');
    const two = renderPage(
      content(
        stored(({ setting: { seed } }) => ({
          testMse: 1,
          ...(seed === 1 && { versions: { ...versions, node: '18' } }),
        })),
      ),
    );
    expect(two).toContain('<caption>What computed last; not all results are of these versions.</caption>');
    expect(two).toMatch(/<th scope="col">6 runs<\/th><th scope="col">2 runs<\/th>/);
    expect(two).toMatch(/<th scope="row">Node<\/th><td>20<\/td><td>18<\/td>/);
  });

  it('can be made before any run has ended', () => {
    const runs = planRuns(experiment).map((run) => ({ run }));
    const page = renderPage({ ...content(runs), figures: [], pictures: undefined });
    expect(page).toContain('<dd>0 of 8</dd>');
    expect(page).not.toMatch(/undefined|\bNaN\b/);
  });
});

describe('axes', () => {
  it('have ticks at 1, 2 and 5 where all values are within a decade', () => {
    expect(decades([0.29, 0.34])).toMatchObject({ domain: [0.2, 0.5], ticks: [0.2, 0.5] });
    expect(decades([0.6, 3])).toMatchObject({ ticks: [0.5, 1, 2, 5] });
    expect(decades([1, 1]).ticks).toEqual([1, 2]);
    expect([2e-5, 5e-5].map(decades([2e-5, 3e-5]).tickFormat)).toEqual(['2 · 10⁻⁵', '5 · 10⁻⁵']);
  });

  it('have at most seven powers of ten, from below the least value to above the largest', () => {
    expect(decades([0.02, 3])).toMatchObject({ domain: [0.01, 10], ticks: [0.01, 0.1, 1, 10] });
    expect(decades([1e-9, 1e5])).toMatchObject({ domain: [1e-9, 1e6], ticks: [1e-9, 1e-6, 1e-3, 1, 1e3, 1e6] });
    expect(decades([]).domain).toEqual([1, 10]);
    expect([1e-4, 1e-3, 1, 1000, 1e4].map(decades([1]).tickFormat)).toEqual(['10⁻⁴', '0.001', '1', '1000', '10⁴']);
    expect([0, 500, 1500].map(thousands)).toEqual(['0', '500', '1.5k']);
  });
});

describe('standaloneSvg', () => {
  it('brings its colours with it, for light and dark', () => {
    expect(standaloneSvg('<svg width="1"><g></g></svg>')).toMatch(
      /^<svg width="1"><style>[^<]*--series-1[^<]*dark[^<]*<\/style><g><\/g><\/svg>$/,
    );
  });
});
