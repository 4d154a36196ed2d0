import { effectiveRank, Matrix, random, singularValues } from '@lowrank/linalg';
import * as tf from '@tensorflow/tfjs-core';

/** What these need of a layer and a model of tfjs-layers. */
interface Layer {
  getWeights(): tf.Tensor[];
  calculateLosses(): tf.Scalar[];
}
interface Model {
  save(handler: tf.io.IOHandler, config: tf.io.SaveConfig): Promise<unknown>;
}

/** For tests: normal numbers as a tensor. */
export function normalTensor(shape: [number, number], axis: string): tf.Tensor2D {
  const stream = random(0, axis);
  return tf.tensor2d(
    Float32Array.from({ length: shape[0] * shape[1] }, () => stream.normal()),
    shape,
  );
}

/** For tests: 32 samples of a linear map of full rank, most of it noise on a map of rank 2. */
export function linearData(): [x: tf.Tensor2D, y: tf.Tensor2D] {
  const x = normalTensor([32, 12], 'inputs');
  const y = tf.tidy(() => {
    const signal = tf.matMul(normalTensor([12, 2], 'left'), normalTensor([2, 8], 'right'));
    return tf.matMul(x, tf.mul(0.3, tf.add(signal, tf.mul(0.7, normalTensor([12, 8], 'noise')))));
  });
  return [x, y as tf.Tensor2D];
}

/** For tests: what `make` returns, of shape [m, n], as a matrix in float64. */
export function matrixOf(make: () => tf.Tensor): Matrix {
  const W = tf.tidy(make);
  const matrix = new Matrix(W.shape[0] as number, W.shape[1] as number, Float64Array.from(W.dataSync()));
  W.dispose();
  return matrix;
}

/** For tests: the kernel of a layer. */
export const kernelOf = (layer: Layer) => layer.getWeights()[0];

/** For tests: the extra losses of a layer. */
export const lossesOf = (layer: Layer) => tf.tidy(() => layer.calculateLosses().map((loss) => loss.dataSync()[0]));

/** For tests: the effective rank of the product of the kernels of layers. */
export const effectiveRankOf = (layers: readonly Layer[]) =>
  effectiveRank(singularValues(matrixOf(() => layers.map(kernelOf).reduce((left, right) => tf.matMul(left, right)))));

/** For tests: what a saved model is, through JSON as it is on a disk. */
export async function save(model: Model): Promise<tf.io.ModelArtifacts> {
  const saved: tf.io.ModelArtifacts[] = [];
  const handler = tf.io.withSaveHandler(async (artifacts) => {
    saved.push(artifacts);
    return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
  });
  await model.save(handler, { includeOptimizer: true });
  const { weightData, ...rest } = saved[0];
  return { ...JSON.parse(JSON.stringify(rest)), weightData };
}
