import { Matrix, random, svd } from '@lowrank/linalg';
import { type Prepared, repeated } from '../prepared.js';

/** The singular value decomposition, thin and with vectors, of a square Gaussian matrix in float64. */
export interface DecompositionOptions {
  readonly library: keyof typeof libraries;
  readonly size: number;
}

export async function decomposition({ library, size }: DecompositionOptions): Promise<Prepared> {
  const generator = random(0, 'data');
  const A = new Matrix(
    size,
    size,
    Float64Array.from({ length: size * size }, () => generator.normal()),
  );
  return repeated(await libraries[library](A));
}

/** Each gets the matrix in its own type, and its conversion is not timed. */
const libraries = {
  lowrank: async (A: Matrix) => () => svd(A),
  'ml-matrix': async (A: Matrix) => {
    const { Matrix: MlMatrix, SingularValueDecomposition } = await import('ml-matrix');
    const own = new MlMatrix(A.toArray());
    return () => new SingularValueDecomposition(own);
  },
  'svd-js': async (A: Matrix) => {
    const { SVD } = await import('svd-js');
    const rows = A.toArray();
    return () => SVD(rows);
  },
  'numpy-ts': async (A: Matrix) => {
    const { array, linalg } = await import('numpy-ts');
    const own = array(A.toArray());
    return () => linalg.svd(own, false);
  },
};
