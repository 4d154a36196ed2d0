import { powerOfTwo, scalingExponent } from './binary.js';
import type { LinearOperator } from './linear-operator.js';
import type { Random } from './random.js';

/** k such that 2^-k A takes a random vector to entries of up to about 1; 0 where A takes it to zero. */
export function probedExponent(A: LinearOperator, stream: Random): number {
  const x = Float64Array.from({ length: A.columns }, () => stream.normal());
  const y = new Float64Array(A.rows);
  A.apply(x, y);
  return scalingExponent(y.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0));
}

/** 2^-exponent A, without rounding unless numbers come near underflow. */
export function scaledOperator(A: LinearOperator, exponent: number): LinearOperator {
  const factor = powerOfTwo(-exponent);
  const scale = (out: Float64Array) => {
    for (let i = 0; i < out.length; i++) out[i] *= factor;
  };
  return {
    rows: A.rows,
    columns: A.columns,
    apply(x, out) {
      A.apply(x, out);
      scale(out);
    },
    applyTranspose(y, out) {
      A.applyTranspose(y, out);
      scale(out);
    },
  };
}
