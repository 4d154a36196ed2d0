import { UsageError } from '../errors.js';
import { quote } from '../nearest.js';
import type { PlannedRun } from './plan-runs.js';

/** As many labels are named where none fits. */
const shown = 10;

/**
 * The runs whose label, or `seed` with its number, has all of these texts in it.
 *
 * @throws UsageError where there is none.
 */
export function selectRuns(runs: readonly PlannedRun[], texts: readonly string[]): readonly PlannedRun[] {
  const nameOf = ({ label, setting }: PlannedRun) => `${label}, seed ${setting.seed},`;
  const chosen = runs.filter((run) => texts.every((text) => nameOf(run).includes(text)));
  if (chosen.length > 0) return chosen;
  const labels = [...new Set(runs.map(({ label }) => label))];
  const more = labels.length > shown ? ` and ${labels.length - shown} more` : '';
  throw new UsageError(
    `--only ${texts.map(quote).join(' ')}: no run has ${texts.length > 1 ? 'all of this' : 'this'} in its name. Names are: ` +
      `${labels.slice(0, shown).map(quote).join(', ')}${more}, each with a seed.`,
  );
}
