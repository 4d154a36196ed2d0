import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { messageOf, UsageError } from '../errors.js';
import type { RunEvent } from '../execution/events.js';
import { type Outcomes, runAll } from '../execution/run-all.js';
import { loadExperiment } from '../experiment/load-experiment.js';
import { planRuns } from '../experiment/plan-runs.js';
import { selectRuns } from '../experiment/select-runs.js';
import { parseAssignment } from '../experiment/set-option.js';
import { writeJson } from '../folder/atomic-write.js';
import { claimFolder } from '../folder/claim-folder.js';
import { areSameVersions, readEnvironment, runtimeVersions } from '../folder/environment.js';
import { writeRecord } from '../folder/experiment-record.js';
import { readResult } from '../folder/result-file.js';
import { changedPlugins } from '../plugins/changed-plugins.js';
import { checkPlugins } from '../plugins/check-plugins.js';
import { progressView } from '../progress/progress-view.js';
import { loadMovieLens } from '../training/load-movielens.js';
import type { RunJob } from '../training/messages.js';
import type { ClaimedExperiment } from './claimed-experiment.js';
import { interruptedExit, onInterrupt } from './interrupt.js';
import { printOutcome } from './print-outcome.js';
import { reproduceCommand } from './reproduce-command.js';
import type { RunOptions } from './run-options.js';
import type { Terminal } from './terminal.js';

/**
 * `lowrank-bench run`: makes the runs of experiments that are not stored yet, and shows all of them.
 *
 * @returns the exit code: 0, 1 where a run failed, 130 where it was interrupted.
 * @throws UsageError before anything is computed.
 */
export async function run(names: readonly string[], options: RunOptions, terminal: Terminal): Promise<number> {
  const planned = plan(names, options);
  for (const { experiment, runs, merged } of planned) {
    if (merged > 0) {
      terminal.note(`${experiment.name}: with --set, ${merged} runs are the same as others; each is made once.`);
    }
    await checkPlugins(experiment.name, runs);
  }
  const claimed = claim(planned, options);
  const releaseAll = () => {
    for (const { release } of claimed) release();
  };
  process.on('exit', releaseAll);
  try {
    const outcomes = await execute(claimed, options, terminal);
    if (outcomes.interrupted + outcomes.left === 0) await writeReports(claimed);
    printOutcome(claimed, outcomes, options, terminal);
    if (outcomes.interrupted + outcomes.left > 0) return interruptedExit;
    return outcomes.failures.length > 0 ? 1 : 0;
  } finally {
    process.off('exit', releaseAll);
    releaseAll();
  }
}

async function writeReports(claimed: readonly ClaimedExperiment[]): Promise<void> {
  // Drawing takes longer to load than everything else together.
  const { writeReport } = await import('../report/write-report.js');
  for (const { paths } of claimed) await writeReport(paths);
}

function plan(names: readonly string[], options: RunOptions) {
  const assignments = (options.set ?? []).map(parseAssignment);
  const planned = names.map((name) => {
    const loaded = loadExperiment(name);
    const all = planRuns(loaded.experiment, assignments);
    const merged = assignments.length > 0 ? planRuns(loaded.experiment).length - all.length : 0;
    return { ...loaded, runs: selectRuns(all, options.only ?? []), merged };
  });
  const seen = new Set<string>();
  for (const { experiment } of planned) {
    if (seen.has(experiment.name)) {
      throw new UsageError(`Two experiments are named ${experiment.name}; they would share a folder. Rename one.`);
    }
    seen.add(experiment.name);
  }
  return planned;
}

function claim(planned: ReturnType<typeof plan>, options: RunOptions): ClaimedExperiment[] {
  const claimed: ClaimedExperiment[] = [];
  try {
    for (const each of planned) {
      claimed.push({ ...each, ...claimFolder(join(options.out, each.experiment.name), each.runs.length) });
    }
    return claimed;
  } catch (error) {
    for (const { release } of claimed) release();
    throw error;
  }
}

async function execute(
  claimed: readonly ClaimedExperiment[],
  options: RunOptions,
  terminal: Terminal,
): Promise<Outcomes> {
  const view = progressView(options, terminal);
  const interrupt = onInterrupt(() =>
    view.show({ type: 'notice', text: 'Interrupted: storing checkpoints. Press Ctrl-C again to stop at once.' }),
  );
  try {
    const jobs = claimed.flatMap((each) => prepare(each, options, view.show));
    const total = claimed.reduce((sum, { runs }) => sum + runs.length, 0);
    const workers = Math.min(options.workers ?? availableParallelism(), Math.max(1, jobs.length));
    view.show({ type: 'planned', runs: total, stored: total - jobs.length, workers });
    if (jobs.some(({ setting }) => setting.data.kind === 'movielens'))
      await obtainMovieLens(view.show, interrupt.signal);
    return await runAll(jobs, { workers, tell: view.show, signal: interrupt.signal });
  } finally {
    interrupt.stop();
    view.end();
  }
}

/** Fetches MovieLens 100K into the cache unless it is at hand, so that no two workers do. */
async function obtainMovieLens(tell: (event: RunEvent) => void, signal: AbortSignal): Promise<void> {
  let told = 0;
  try {
    await loadMovieLens({
      signal,
      onProgress: ({ received, total }) => {
        if (received - told < 1048576) return;
        told = received;
        const whole = total ? ` of ${(total / 1048576).toFixed(1)}` : '';
        tell({ type: 'notice', text: `MovieLens 100K: ${(received / 1048576).toFixed(1)}${whole} MB received` });
      },
    });
  } catch (error) {
    if (signal.aborted) return;
    throw new UsageError(
      `MovieLens 100K: ${messageOf(error)}\nPut ml-100k.zip, or the folder ml-100k, into a folder of your own and name that ` +
        'folder in LOWRANK_DATA.',
    );
  }
}

/** Writes down what is going to be done; returns the runs without a stored result. */
function prepare(claimed: ClaimedExperiment, options: RunOptions, tell: (event: RunEvent) => void): RunJob[] {
  const { experiment, paths, runs } = claimed;
  for (const name of changedPlugins(paths, runs)) {
    tell({ type: 'notice', text: `${name} is another than in the runs that are stored here; they are made anew.` });
  }
  writeRecord(paths, {
    format: 'lowrank-bench experiment record 1',
    name: experiment.name,
    title: experiment.title,
    description: experiment.description,
    command: reproduceCommand([basename(claimed.argument)], options),
    ...(experiment.selectBy && { selectBy: experiment.selectBy }),
    runs,
  });
  const versions = runtimeVersions();
  let others = 0;
  const jobs = runs.flatMap(({ id, label, setting }): RunJob[] => {
    const run = paths.run(id);
    if (options.force) rmSync(run.folder, { recursive: true, force: true });
    const stored = readResult(run, id);
    if (typeof stored === 'object') {
      if (!areSameVersions(stored.versions, versions)) others++;
      return [];
    }
    if (stored === 'damaged') {
      tell({ type: 'notice', text: `The stored result in ${run.folder} is damaged. The run is made again.` });
    }
    return [{ experiment: experiment.name, id, label, setting, folder: run.folder }];
  });
  if (others > 0) {
    const results = others === 1 ? '1 stored result is' : `${others} stored results are`;
    tell({
      type: 'notice',
      text:
        `${experiment.name}: ${results} of other versions of the packages or of Node than these, and stay as they are; the ` +
        'report lists the versions. --force makes them anew.',
    });
  }
  if (jobs.length > 0) writeJson(paths.environment, readEnvironment());
  return jobs;
}
