import { readFileSync } from 'node:fs';
import { type Choice, type Completion, linearNetwork, type Warning } from '@lowrank/completion';
import { lowRankProblem } from '@lowrank/datasets';
import { beforeAll, describe, expect, it } from 'vitest';
import { ratingsFolder } from '../test-support/ratings.js';
import { writeCompletionPage } from './completion-page.js';

const { observations } = lowRankProblem({ rows: 20, columns: 20, rank: 2, observed: 250, seed: 0 });
let fitted: Completion;
beforeAll(async () => {
  fitted = await linearNetwork({ biases: 'none', anchor: 1, lambda: 0.2, steps: 400 }).fit(observations, { seed: 0 });
});

function page(report: Partial<Completion['report']> = {}, warnings: Warning[] = []): string {
  const completion = { ...fitted, report: { ...fitted.report, ...report } };
  const content = {
    ratings: 'r.csv',
    seed: 0,
    modelFile: undefined,
    trained: { completion, interrupted: false },
    warnings,
  };
  return readFileSync(writeCompletionPage(ratingsFolder(), content), 'utf8');
}

describe('writeCompletionPage', () => {
  it('numbers the singular values by whole numbers, each once', () => {
    expect(fitted.report.rank).toBe(2);
    const axis = /aria-label="x-axis tick label"[^>]*>(.*?)<\/g>/s.exec(page())?.[1] ?? '';
    expect([...axis.matchAll(/>(\d[^<]*)<\/text>/g)].map(([, label]) => label)).toEqual(['1', '2']);
  });

  it('has the warnings of the fit and those of the pairs', () => {
    const warning = (message: string) => ({ code: 'c', message });
    expect(page({ warnings: [warning('of the fit')] }, [warning('of <pairs>')])).toMatch(
      /<li>of the fit<\/li><li>of &lt;pairs&gt;<\/li>/,
    );
  });

  it('has what scrolls in regions that the keyboard reaches, and the axis labelled where it begins', () => {
    const text = page();
    expect(text).toMatch(/<figure><div class="scroll" tabindex="0" role="region" aria-label="The singular values of/);
    expect(text).toMatch(/<pre tabindex="0" role="region" aria-label="Settings">/);
    expect(text.match(/<(pre|div class="scroll")(?! tabindex="0" role="region" aria-label=)/g)).toBeNull();
    const [, x] = /aria-label="x-axis label"[^>]*><text transform="translate\((\d+)/.exec(text) ?? [];
    expect(Number(x)).toBeLessThan(100);
  });

  it('says of what the singular values are', () => {
    expect(page()).toContain('The singular values of the model, from the largest on.');
    const { params } = fitted.report;
    expect(page({ params: { ...params, biases: 'mean' } })).toContain(
      'The singular values of the part beside the mean, from',
    );
    expect(page({ biases: true })).toContain(
      'The singular values of the part beside mean and biases, from the largest on.',
    );
  });

  it('has candidates that were left out, with the reason, and one way to write numbers', () => {
    const choice: Choice = {
      chosen: 'low rank',
      reason: 'root mean squared error 3.238e-5 on 1,234 entries held out',
      heldOut: 1234,
      candidates: [
        { name: 'wild', steps: 0, leftOut: 'training diverged' },
        { name: 'low rank', steps: 4000, validationError: 3.2381e-5 },
      ],
    };
    const text = page({ choice });
    expect(text).toMatch(/wild<span class="detail">left out: training diverged<\/span>[\s\S]*?>–<\/td>/);
    expect(text).toContain('3.238 · 10⁻⁵ on 1,234 entries held out');
    expect(text).toContain('>3.238 · 10⁻⁵</td>');
  });
});
