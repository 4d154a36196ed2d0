import type * as tf from '@tensorflow/tfjs-core';
import { expectTypeOf, it } from 'vitest';
import type { MatricesOf, NumbersOf, VectorsOf } from './tensor-types.js';

it('knows the ranks of results where it knows that of the argument', () => {
  expectTypeOf<MatricesOf<tf.Tensor2D>>().toEqualTypeOf<tf.Tensor2D>();
  expectTypeOf<VectorsOf<tf.Tensor2D>>().toEqualTypeOf<tf.Tensor1D>();
  expectTypeOf<NumbersOf<tf.Variable<tf.Rank.R2>>>().toEqualTypeOf<tf.Scalar>();
  expectTypeOf<NumbersOf<tf.Tensor3D>>().toEqualTypeOf<tf.Tensor1D>();
  expectTypeOf<VectorsOf<tf.Tensor3D>>().toEqualTypeOf<tf.Tensor2D>();
  expectTypeOf<MatricesOf<tf.Tensor>>().toEqualTypeOf<tf.Tensor>();
});
