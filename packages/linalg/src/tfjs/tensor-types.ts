import type * as tf from '@tensorflow/tfjs-core';

/** The tensor of matrices that an op makes of a tensor of matrices: of the same rank. */
export type MatricesOf<T extends tf.Tensor> = T extends tf.Tensor2D
  ? tf.Tensor2D
  : T extends tf.Tensor3D
    ? tf.Tensor3D
    : tf.Tensor;

/** The tensor of vectors that an op makes of a tensor of matrices: of a rank less by one. */
export type VectorsOf<T extends tf.Tensor> = T extends tf.Tensor2D
  ? tf.Tensor1D
  : T extends tf.Tensor3D
    ? tf.Tensor2D
    : tf.Tensor;

/** The tensor of numbers that an op makes of a tensor of matrices: of a rank less by two. */
export type NumbersOf<T extends tf.Tensor> = T extends tf.Tensor2D
  ? tf.Scalar
  : T extends tf.Tensor3D
    ? tf.Tensor1D
    : tf.Tensor;
