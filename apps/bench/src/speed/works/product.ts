import { Matrix, multiply, random } from '@lowrank/linalg';
import { type Prepared, repeated } from '../prepared.js';

/** A float32 product of two square matrices into a third: what the kernels can do here. */
export async function product({ size }: { readonly size: number }): Promise<Prepared> {
  const generator = random(0, 'data');
  const matrix = () =>
    new Matrix(
      size,
      size,
      Float32Array.from({ length: size * size }, () => generator.normal()),
    );
  const [A, B, out] = [matrix(), matrix(), matrix()];
  return repeated(() => multiply(A, B, { out }));
}
