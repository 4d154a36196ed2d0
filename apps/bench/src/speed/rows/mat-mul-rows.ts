import type { RowPlan } from '../row.js';

interface Call {
  readonly id: string;
  readonly shape: readonly number[];
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly bar?: number;
  readonly stretch?: number;
}

const square = [1000, 1000];

const calls: readonly Call[] = [
  { id: 'nn', shape: square, bar: 1.2, stretch: 1 },
  { id: 'nt', shape: square, transposeB: true },
  { id: 'tn', shape: square, transposeA: true },
  { id: 'tt', shape: square, transposeA: true, transposeB: true },
  { id: 'batched', shape: [4, 500, 500] },
];

export const matMulRows: readonly RowPlan[] = calls.map(
  ({ id, shape, transposeA = false, transposeB = false, bar = 1 / 8, stretch = 1 / 11 }) => {
    const product = { work: 'tensor-product', shape, transposeA, transposeB } as const;
    const [inner = 1, ...others] = shape.toReversed();
    const flops = 2 * inner * others.reduce((total, size) => total * size, inner);
    return {
      id: `matmul-${id}`,
      work: `tf.matMul on wasm, both operands [${shape.join(', ')}], transposeA ${transposeA}, transposeB ${transposeB}`,
      against: 'TensorFlow.js wasm, the same call',
      bar,
      stretch,
      ours: { ...product, fast: true },
      theirs: [{ name: 'stock', node: { ...product, fast: false } }],
      flops: { ours: flops, theirs: flops },
    };
  },
);
