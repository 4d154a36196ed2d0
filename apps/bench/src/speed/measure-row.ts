import { messageOf } from '../errors.js';
import { alternate, type Effort } from './alternate.js';
import type { Contender } from './contender.js';
import { missingData, reasonNotToCount } from './counting.js';
import { nodeContender } from './node-contender.js';
import type { PythonProcess } from './python/python-process.js';
import type { Pythons } from './python/pythons.js';
import type { Opponent, Row, RowPlan } from './row.js';
import { type Comparison, compare } from './statistics.js';

/** A row, and whether measuring it went wrong, as opposed to something that is not there. */
export interface Outcome {
  readonly row: Row;
  readonly failed: boolean;
}

/** Measures a row, or says why it can't be had. */
export async function measureRow(
  plan: RowPlan,
  { pythons, effort }: { readonly pythons: Pythons; readonly effort: Effort },
): Promise<Outcome> {
  const without = (reason: string) => ({
    ...blank(plan),
    oursMs: null,
    theirsMs: null,
    ratio: null,
    counted: false,
    reason,
  });
  const missing = missingData(plan, process.env);
  if (missing !== undefined) return { row: without(missing), failed: false };

  let python: PythonProcess | undefined;
  if (plan.theirs.some((opponent) => 'python' in opponent)) {
    try {
      python = await pythons.withThreads(plan.threads ?? 1);
    } catch (error) {
      return { row: without(messageOf(error)), failed: false };
    }
  }

  const contenders: Contender[] = [];
  try {
    contenders.push(await nodeContender(plan.ours));
    for (const opponent of plan.theirs) contenders.push(await start(opponent, python));
    const times = await alternate(contenders, { effort, warmUp: plan.warmUp ?? 1 });
    const reason = reasonNotToCount(plan, python?.description);
    return { row: { ...blank(plan), ...results(plan, times, contenders[0]), ...verdict(reason) }, failed: false };
  } catch (error) {
    return { row: without(`it could not be measured: ${messageOf(error)}`), failed: true };
  } finally {
    for (const { close } of contenders) close();
  }
}

async function start(opponent: Opponent, python: PythonProcess | undefined): Promise<Contender> {
  if ('node' in opponent) return nodeContender(opponent.node);
  if (!python) throw new Error('no Python has been started.');
  return python.contender(await opponent.python());
}

function blank({ id, work, against, bar, stretch, threads = 1 }: RowPlan) {
  return { id, work, against, bar, stretch, threads };
}

const verdict = (reason: string | undefined) => (reason === undefined ? { counted: true } : { counted: false, reason });

/** The figures of a row, against the fastest opponent. */
function results(plan: RowPlan, [ours, ...theirs]: readonly number[][][], own: Contender) {
  const comparisons = theirs.map((times) => compare(ours, times));
  const best = comparisons.reduce((a, b) => (b.theirsMs < a.theirsMs ? b : a));
  return {
    ...best,
    rounds: ours.length,
    ...(comparisons.length > 1 && { opponents: named(plan.theirs, comparisons) }),
    ...(plan.flops && { gflops: rates(plan.flops, best) }),
    ...(plan.memoryBarMiB !== undefined && { peakMiB: own.peakMiB() ?? Number.NaN, memoryBarMiB: plan.memoryBarMiB }),
  };
}

const named = (opponents: readonly Opponent[], comparisons: readonly Comparison[]) =>
  opponents.map(({ name }, k) => ({ name, ms: comparisons[k].theirsMs }));

function rates({ ours, theirs }: NonNullable<RowPlan['flops']>, { oursMs, theirsMs }: Comparison) {
  return { ours: ours / oursMs / 1e6, ...(theirs !== undefined && { theirs: theirs / theirsMs / 1e6 }) };
}
