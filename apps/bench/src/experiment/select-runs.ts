import { UsageError } from '../errors.js';
import { quote } from '../nearest.js';
import type { PlannedRun } from './plan-runs.js';

/** As many labels are named where none fits. */
const shown = 10;

/** Ends in a seed, which is a number as a whole: `seed 1` is not the beginning of `seed 10`. */
const endsInSeed = /\bseed \d+$/;

/**
 * The runs whose label, or `seed` with its number, has all of these texts in it.
 *
 * @throws UsageError where there is none, and on a blank text.
 */
export function selectRuns(runs: readonly PlannedRun[], texts: readonly string[]): readonly PlannedRun[] {
  if (texts.some((text) => text.trim() === '')) {
    throw new UsageError(
      "--only: expected a part of a name such as 'seed 0', got none. Leave it out to make all runs.",
    );
  }
  const has = ({ label, setting }: PlannedRun, text: string) => {
    const name = `${label}, seed ${setting.seed}`;
    return endsInSeed.test(text) ? name.endsWith(text) : `${name},`.includes(text);
  };
  const chosen = runs.filter((run) => texts.every((text) => has(run, text)));
  if (chosen.length > 0) return chosen;
  const labels = [...new Set(runs.map(({ label }) => label))];
  const more = labels.length > shown ? ` and ${labels.length - shown} more` : '';
  throw new UsageError(
    `--only ${texts.map(quote).join(' ')}: no run has ${texts.length > 1 ? 'all of this' : 'this'} in its name. Names are: ` +
      `${labels.slice(0, shown).map(quote).join(', ')}${more}, each with a seed.`,
  );
}
