/** What speed/worker.py tells about itself. */
export interface PythonDescription {
  readonly python: string;
  readonly torch: string;
  readonly numpy: string;
  readonly threads: number;
  readonly torchBlas: Blas;
  readonly numpyBlas: Blas;
  /** Whether products and decompositions come out right. */
  readonly right: boolean;
}

export interface Blas {
  readonly kind: 'openblas' | 'mkl' | 'blis' | 'atlas' | 'reference' | 'unknown';
  readonly path?: string;
  readonly version?: string;
  /** The processor whose kernels OpenBLAS uses. */
  readonly core?: string;
  readonly threads?: number;
}

/** As a person reads it: `OpenBLAS 0.3.21, kernels for Haswell`. */
export function nameBlas({ kind, path, version, core }: Blas): string {
  if (kind === 'openblas') return `OpenBLAS ${version}, kernels for ${core}`;
  if (kind === 'unknown') return 'an unknown BLAS';
  return `${{ mkl: 'MKL', blis: 'BLIS', atlas: 'ATLAS', reference: 'the reference BLAS' }[kind]} (${path})`;
}
