import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pow } from '@lowrank/linalg';
import type { FitOptions, FitResult } from '@lowrank/models';
import { fit } from '@lowrank/models';
import { writeJson } from '../folder/atomic-write.js';
import { readCheckpoint, type StoredCheckpoint, writeCheckpoint } from '../folder/checkpoint-file.js';
import { makeFolder } from '../folder/make-folder.js';
import { createMetrics, type MetricsLog, resumeMetrics } from '../folder/metrics-log.js';
import { writeResult } from '../folder/result-file.js';
import { type RunPaths, runPaths } from '../folder/run-folder.js';
import { makeEngine } from '../schema/engine.js';
import { makeOptimizer } from '../schema/optimizer.js';
import { type FitSetting, isCompletion } from '../schema/setting.js';
import { makeTerms } from '../schema/terms.js';
import { completeRun } from './complete-run.js';
import { describeFailure } from './describe-failure.js';
import { makeResult } from './make-result.js';
import type { FitJob, RunJob, RunMessage, RunOutcome } from './messages.js';
import { finite, measure } from './metrics.js';
import { makeProblem, type Problem } from './problem.js';
import { stopwatch } from './stopwatch.js';
import { writePicture } from './write-picture.js';

/**
 * Makes one run, or goes on with it if these versions began it, and stores everything in its folder. The end result is the
 * same bits whether the run was interrupted or not. Never throws: what goes wrong is part of the outcome.
 */
export async function trainRun(
  job: RunJob,
  { say, signal }: { say(message: RunMessage): void; signal: AbortSignal },
): Promise<RunOutcome> {
  const paths = runPaths(job.folder);
  try {
    makeFolder(job.folder);
    const temporary = readdirSync(job.folder).filter((name) => name.endsWith('.tmp'));
    for (const stale of [paths.result, paths.failure, ...temporary.map((name) => join(job.folder, name))]) {
      rmSync(stale, { force: true });
    }
    writeJson(paths.config, job.setting);
    const { setting } = job;
    if (isCompletion(setting)) return await completeRun({ ...job, setting }, paths, say, signal);
    return await train({ ...job, setting }, paths, say, signal);
  } catch (error) {
    const failure = describeFailure(job, error);
    tryToStore(paths.failure, failure);
    return { status: 'failed', failure };
  }
}

async function train(
  job: FitJob,
  paths: RunPaths,
  say: (message: RunMessage) => void,
  signal: AbortSignal,
): Promise<RunOutcome> {
  const { setting } = job;
  const problem = await makeProblem(setting);
  const { log, resume } = openRun(setting, paths, say);
  const clock = stopwatch(resume?.seconds ?? 0);
  try {
    const result = await runtimeFit(setting, {
      ...fitOptions(setting, problem),
      observers: [
        {
          every: setting.metricsEvery,
          observe: clock.excluding((snapshot) => {
            const { step } = snapshot;
            const loss = { step, loss: finite(snapshot.loss), penalty: finite(snapshot.penalty) };
            log.append({ ...loss, ...measure(snapshot.product(), problem) });
          }),
        },
        {
          every: setting.checkpointEvery,
          observe: clock.excluding(async (snapshot) => {
            if (snapshot.step === 0 || snapshot.step === setting.steps) return;
            writeCheckpoint(paths.checkpoint, { checkpoint: await snapshot.checkpoint(), seconds: clock.seconds() });
          }),
        },
      ],
      resume: resume?.checkpoint,
      signal,
      onProgress: ({ step, loss }) => say({ type: 'progress', step, loss }),
    });
    const seconds = clock.seconds();
    if (result.stoppedBy === 'signal') {
      writeCheckpoint(paths.checkpoint, { checkpoint: result.checkpoint, seconds });
      return { status: 'interrupted', step: result.step };
    }
    return { status: 'done', result: finish(job, paths, problem, result, seconds) };
  } finally {
    log.close();
  }
}

/**
 * The metrics to go on with and the checkpoint to go on from; from the start where either is missing or damaged, or other
 * versions wrote the checkpoint.
 */
function openRun(
  setting: FitSetting,
  paths: RunPaths,
  say: (message: RunMessage) => void,
): { log: MetricsLog; resume?: StoredCheckpoint } {
  const stored = readCheckpoint(paths.checkpoint);
  if (stored === 'none') return { log: createMetrics(paths.metrics) };
  const again = 'The run starts from the beginning.';
  if (stored === 'damaged') {
    say({ type: 'notice', text: `${paths.checkpoint} is damaged. ${again}` });
    return { log: createMetrics(paths.metrics) };
  }
  if (stored === 'other versions') {
    const text = `${paths.checkpoint} was written by other versions of the packages or of Node. ${again}`;
    say({ type: 'notice', text });
    return { log: createMetrics(paths.metrics) };
  }
  const { step } = stored.checkpoint;
  const log = resumeMetrics(paths.metrics, step, setting.metricsEvery);
  if (!log) {
    say({ type: 'notice', text: `${paths.metrics} is damaged before step ${step}. ${again}` });
    return { log: createMetrics(paths.metrics) };
  }
  say({ type: 'resumed', step });
  return { log, resume: stored };
}

function finish(job: FitJob, paths: RunPaths, problem: Problem, fitted: FitResult, seconds: number) {
  const result = makeResult(job, problem, fitted, seconds);
  if (job.setting.data.kind === 'photograph') writePicture(paths.picture, fitted.W);
  writeResult(paths, result);
  rmSync(paths.checkpoint, { force: true });
  return result;
}

function fitOptions(setting: FitSetting, problem: Problem): FitOptions {
  const { rows, columns } = problem;
  const { depth, init } = setting.network;
  const { scale } = init;
  return {
    observations: problem.train,
    network: {
      ...setting.network,
      init: {
        ...init,
        scale: typeof scale === 'number' ? scale : pow(scale.product, 1 / depth) / Math.sqrt(Math.max(rows, columns)),
      },
    },
    loss: setting.loss,
    terms: makeTerms(setting.terms),
    optimizer: makeOptimizer(setting.optimizer),
    engine: makeEngine(setting.engine),
    precision: setting.precision,
    steps: setting.steps,
    seed: setting.seed,
  };
}

async function runtimeFit({ runtime }: FitSetting, options: FitOptions): Promise<FitResult> {
  if (runtime === 'native') return fit(options);
  const { tensorFit } = await import('./tensor-fit.js');
  return tensorFit(options);
}

/** Where the disk is full or read-only, the failure is still told, only not stored. */
function tryToStore(path: string, failure: unknown): void {
  try {
    writeJson(path, failure);
  } catch {}
}
