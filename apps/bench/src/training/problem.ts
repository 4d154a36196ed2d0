import { lowRankProblem, photograph, uniformMask } from '@lowrank/datasets';
import { holdOut } from '@lowrank/evaluation';
import { type Matrix, Observations } from '@lowrank/linalg';
import type { Setting } from '../schema/setting.js';

/** The data of a run. */
export interface Problem {
  readonly truth: Matrix;
  /** All observed entries. */
  readonly observations: Observations;
  /** What training sees. */
  readonly train: Observations;
  /** What is kept from training; undefined where nothing is. */
  readonly validation: Observations | undefined;
}

/** The data that a setting describes, drawn from its seed. */
export async function makeProblem({ data, seed, validationFraction }: Setting): Promise<Problem> {
  const { truth, observations } =
    data.kind === 'synthetic' ? lowRankProblem({ ...data, seed }) : await inpaint(data, seed);
  if (validationFraction === 0) return { truth, observations, train: observations, validation: undefined };
  return { truth, observations, ...holdOut(observations, { fraction: validationFraction, seed }) };
}

async function inpaint({ size, observedFraction }: { size: number; observedFraction: number }, seed: number) {
  const { image } = await photograph({ size });
  const count = Math.round(observedFraction * size * size);
  const mask = uniformMask({ rows: size, columns: size, count, seed });
  return { truth: image, observations: Observations.of(image, mask) };
}
