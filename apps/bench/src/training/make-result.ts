import { createHash } from 'node:crypto';
import { psnr, relativeError } from '@lowrank/evaluation';
import { Matrix } from '@lowrank/linalg';
import { DivergenceError, type FitResult } from '@lowrank/models';
import { runtimeVersions } from '../folder/environment.js';
import type { Setting } from '../schema/setting.js';
import type { RunJob } from './messages.js';
import { measure } from './metrics.js';
import type { Problem } from './problem.js';
import type { RunResult } from './run-result.js';

/**
 * The result of a finished run.
 *
 * @throws DivergenceError where the last update made the product overflow.
 */
export function makeResult(job: RunJob, problem: Problem, fitted: FitResult, seconds: number): RunResult {
  const { setting } = job;
  const { data, terms } = setting;
  const { trainMse, validationMse, testMse, effectiveRank, singularValues } = measure(fitted.W, problem);
  if (trainMse === null || testMse === null || effectiveRank === null || validationMse === null) {
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
    rows: problem.truth.rows,
    columns: problem.truth.columns,
    rank: data.kind === 'synthetic' ? data.rank : null,
    observed: problem.observations.count,
    steps: fitted.step,
    trainMse,
    ...(validationMse !== undefined && { validationMse }),
    testMse,
    relativeError: relativeError(fitted.W, problem.truth),
    effectiveRank,
    singularValues,
    seconds,
    ...(data.kind === 'photograph' && { psnr: psnr(clip(fitted.W), problem.truth) }),
    precision: setting.precision,
    learningRate: setting.optimizer.learningRate,
    weight: terms.length > 1 ? terms.map(({ weight }) => weight) : (terms[0]?.weight ?? null),
    digest: digest(fitted),
    versions: runtimeVersions(),
  };
}

/** Names of the penalties joined with +, `none` without any. */
export function penaltyName({ terms }: Pick<Setting, 'terms'>): string {
  return terms.map(({ penalty }) => penalty.name).join('+') || 'none';
}

/** W with every entry brought into [0, 1], as a picture shows it. */
export function clip(W: Matrix): Matrix {
  return new Matrix(
    W.rows,
    W.columns,
    W.data.map((value) => Math.min(1, Math.max(0, value))),
  );
}

function digest({ checkpoint }: FitResult): string {
  const hash = createHash('sha256');
  for (const { buffer, byteOffset, byteLength } of checkpoint.parameters) {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.digest('hex');
}
