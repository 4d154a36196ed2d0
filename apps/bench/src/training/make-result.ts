import { createHash } from 'node:crypto';
import { psnr, relativeError } from '@lowrank/evaluation';
import { DivergenceError, type FitResult } from '@lowrank/models';
import { runtimeVersions } from '../folder/environment.js';
import type { FitSetting } from '../schema/setting.js';
import type { FitJob } from './messages.js';
import { clip, measure } from './metrics.js';
import type { Problem } from './problem.js';
import type { RunResult } from './run-result.js';

/**
 * The result of a finished run.
 *
 * @throws DivergenceError where the last update made the product overflow.
 */
export function makeResult(job: FitJob, problem: Problem, fitted: FitResult, seconds: number): RunResult {
  const { setting } = job;
  const { data, terms } = setting;
  const { trainMse, validationMse, testMse, testMseClipped, effectiveRank, singularValues } = measure(
    fitted.W,
    problem,
  );
  const { target } = problem;
  const nothing = [trainMse, validationMse, testMse, testMseClipped, effectiveRank].includes(null);
  if (nothing || trainMse === null || testMse === null || effectiveRank === null) {
    const { name } = setting.optimizer;
    throw new DivergenceError(
      `The product is not finite after the last step, ${fitted.step}, with ${name}. Use a smaller learning rate.`,
      fitted.step,
    );
  }
  return {
    experiment: job.experiment,
    id: job.id,
    label: job.label,
    runtime: setting.runtime,
    depth: setting.network.depth,
    optimizer: setting.optimizer.name,
    penalty: penaltyName(setting),
    engine: fitted.engine,
    seed: setting.seed,
    rows: problem.rows,
    columns: problem.columns,
    rank: data.kind === 'synthetic' ? data.rank : null,
    observed: problem.observations.count,
    steps: fitted.step,
    trainMse,
    ...(typeof validationMse === 'number' && { validationMse }),
    testMse,
    ...(typeof testMseClipped === 'number' && { testMseClipped }),
    relativeError: target.kind === 'matrix' ? relativeError(fitted.W, target.truth) : null,
    effectiveRank,
    singularValues,
    seconds,
    ...(data.kind === 'photograph' && target.kind === 'matrix' && { psnr: psnr(clip(fitted.W, [0, 1]), target.truth) }),
    precision: setting.precision,
    learningRate: setting.optimizer.learningRate,
    weight: terms.length > 1 ? terms.map(({ weight }) => weight) : (terms[0]?.weight ?? null),
    digest: digest(fitted),
    versions: runtimeVersions(),
  };
}

/** Names of the penalties joined with +, `none` without any. */
export function penaltyName({ terms }: Pick<FitSetting, 'terms'>): string {
  return terms.map(({ penalty }) => penalty.name).join('+') || 'none';
}

function digest({ checkpoint }: FitResult): string {
  const hash = createHash('sha256');
  for (const { buffer, byteOffset, byteLength } of checkpoint.parameters) {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.digest('hex');
}
