import type { Matrix } from '@lowrank/linalg';

/**
 * Where training starts. `scale` is the root mean square of the entries of the product W, whatever the depth.
 */
export type Initialisation =
  | { readonly kind: 'gaussian' | 'orthogonal' | 'identity' | 'balanced'; readonly scale: number }
  | { readonly kind: 'given'; readonly product: Matrix }
  | { readonly kind: 'given'; readonly factors: readonly Matrix[] };
