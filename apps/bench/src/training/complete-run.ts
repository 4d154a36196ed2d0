import { createHash } from 'node:crypto';
import type { Completion, FitReport } from '@lowrank/completion';
import { relativeError } from '@lowrank/evaluation';
import { DivergenceError } from '@lowrank/models';
import { runtimeVersions } from '../folder/environment.js';
import { createMetrics } from '../folder/metrics-log.js';
import { writeResult } from '../folder/result-file.js';
import type { RunPaths } from '../folder/run-folder.js';
import { makeMethod } from '../schema/method.js';
import type { CompletionJob, RunMessage, RunOutcome } from './messages.js';
import { type Measures, measure } from './metrics.js';
import { makeProblem, type Problem } from './problem.js';
import type { RunResult } from './run-result.js';
import { stopwatch } from './stopwatch.js';

/**
 * Makes one run of a method of `@lowrank/completion`, and stores metrics and result. Predictions are not cut, so that
 * they are measured cut and as they are. A cancelled run leaves nothing to go on from.
 */
export async function completeRun(
  job: CompletionJob,
  paths: RunPaths,
  say: (message: RunMessage) => void,
  signal: AbortSignal,
): Promise<RunOutcome> {
  const { setting } = job;
  const problem = await makeProblem(setting);
  const log = createMetrics(paths.metrics);
  try {
    const clock = stopwatch();
    const completion = await makeMethod(setting.method).fit(problem.train, {
      seed: setting.seed,
      signal,
      onProgress: ({ step }) => say({ type: 'progress', step, loss: Number.NaN }),
      observers: [
        {
          every: setting.metricsEvery,
          observe: clock.excluding(({ step, completion: at }: { step: number; completion(): Completion }) =>
            log.append({ step, loss: null, penalty: null, ...measureCompletion(at(), problem) }),
          ),
        },
      ],
    });
    const seconds = clock.seconds();
    if (signal.aborted) return { status: 'dropped' };
    const result = resultOf(job, problem, completion, seconds);
    writeResult(paths, result);
    return { status: 'done', result };
  } finally {
    log.close();
  }
}

function measureCompletion(completion: Completion, problem: Problem): Measures {
  return measure(completion.toMatrix(), problem, completion.spectrum());
}

/** A measure of a fit that ended, which is a number unless the fit diverged at its last step. */
function whole(value: number | null, { method, steps }: FitReport): number {
  if (value !== null) return value;
  throw new DivergenceError(
    `The predictions are not finite after the last step, ${steps}, of ${method}. Use a smaller learning rate.`,
    steps,
  );
}

function resultOf(job: CompletionJob, problem: Problem, completion: Completion, seconds: number): RunResult {
  const { setting } = job;
  const { method } = setting;
  const network = method.name === 'linearNetwork' ? method : undefined;
  const { target } = problem;
  const { report } = completion;
  const { trainMse, validationMse, testMse, testMseClipped, effectiveRank, singularValues } = measureCompletion(
    completion,
    problem,
  );
  return {
    experiment: job.experiment,
    id: job.id,
    label: job.label,
    runtime: 'native',
    method: method.name,
    depth: network?.depth ?? null,
    optimizer: network?.optimizer.name ?? null,
    penalty: network && network.lambda !== 0 ? 'ratio' : 'none',
    engine: network && network.lambda !== 0 ? network.engine.name : 'none',
    seed: setting.seed,
    rows: problem.rows,
    columns: problem.columns,
    rank: setting.data.kind === 'synthetic' ? setting.data.rank : null,
    observed: problem.observations.count,
    steps: report.steps,
    trainMse: whole(trainMse, report),
    ...(validationMse !== undefined && { validationMse: whole(validationMse, report) }),
    testMse: whole(testMse, report),
    ...(testMseClipped !== undefined && { testMseClipped: whole(testMseClipped, report) }),
    relativeError: target.kind === 'matrix' ? relativeError(completion.toMatrix(), target.truth) : null,
    effectiveRank: whole(effectiveRank, report),
    singularValues,
    seconds,
    precision: 'float32',
    learningRate: network?.optimizer.learningRate ?? null,
    weight: network && network.lambda !== 0 ? network.lambda : null,
    digest: createHash('sha256').update(JSON.stringify(completion)).digest('hex'),
    versions: runtimeVersions(),
  };
}
