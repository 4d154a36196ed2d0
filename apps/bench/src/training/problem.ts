import { lowRankProblem, photograph, uniformMask } from '@lowrank/datasets';
import { type MovieLens100k, movieLensSplit } from '@lowrank/datasets/node';
import { holdOut } from '@lowrank/evaluation';
import { type Matrix, Observations } from '@lowrank/linalg';
import type { DataSetting, MovieLensSetting } from '../schema/data.js';
import type { Setting } from '../schema/setting.js';
import { loadMovieLens } from './load-movielens.js';

/** The data of a run. */
export interface Problem {
  readonly rows: number;
  readonly columns: number;
  /** What the result is measured on. */
  readonly target: Target;
  /** All observed entries. */
  readonly observations: Observations;
  /** What training sees. */
  readonly train: Observations;
  /** What is kept from training; undefined where nothing is. */
  readonly validation: Observations | undefined;
}

/** Every unobserved entry of a matrix that is known, or ratings that were kept out of the observed ones. */
type Target =
  | { readonly kind: 'matrix'; readonly truth: Matrix }
  | { readonly kind: 'ratings'; readonly test: Observations; readonly range: readonly [low: number, high: number] };

type Data = Pick<Problem, 'target' | 'observations'>;

/** The data that a setting describes, drawn from its seed. */
export async function makeProblem({ data, seed, validationFraction }: Setting): Promise<Problem> {
  const { target, observations } = await drawData(data, seed);
  const { rows, columns } = observations;
  const whole = { rows, columns, target, observations };
  if (validationFraction === 0) return { ...whole, train: observations, validation: undefined };
  return { ...whole, ...holdOut(observations, { fraction: validationFraction, seed }) };
}

async function drawData(data: Setting['data'], seed: number): Promise<Data> {
  if (data.kind === 'movielens') return ratings(data, seed);
  const { truth, observations } = data.kind === 'synthetic' ? synthetic(data, seed) : await inpaint(data, seed);
  return { target: { kind: 'matrix', truth }, observations };
}

function synthetic({ kind: _, ...options }: Extract<DataSetting, { kind: 'synthetic' }>, seed: number) {
  return lowRankProblem({ ...options, seed });
}

async function inpaint({ size, observedFraction }: { size: number; observedFraction: number }, seed: number) {
  const { image } = await photograph({ size });
  const count = Math.round(observedFraction * size * size);
  const mask = uniformMask({ rows: size, columns: size, count, seed });
  return { truth: image, observations: Observations.of(image, mask) };
}

/** Read once by each thread. */
let movieLens: Promise<MovieLens100k> | undefined;

async function ratings({ split, testFraction = 0 }: MovieLensSetting, seed: number): Promise<Data> {
  movieLens ??= loadMovieLens();
  const data = await movieLens;
  const target = (test: Observations) => ({ kind: 'ratings', test, range: [1, 5] }) as const;
  if (split !== 'random') {
    const { train, test } = await movieLensSplit(data, split);
    return { observations: train, target: target(test) };
  }
  const { train, validation } = holdOut(data.observations, { fraction: testFraction, seed, axis: 'test' });
  return { observations: train, target: target(validation) };
}
