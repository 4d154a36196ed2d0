import { Matrix, multiply, random } from '../dist/index.js';
import { withoutKernels } from '../dist/kernels/index.js';

/**
 * Median GFLOP/s of `multiply` by the kernels and by their plain twin, side by side. Build first, then
 * `node bench/multiply.mjs`, or `node bench/multiply.mjs 100` for the shapes in which 100 occurs. The two take turns, since
 * other work on a machine changes absolute figures much more than their ratio.
 */
const contenders = [
  { name: 'plain', run: withoutKernels },
  { name: 'wasm', run: (compute) => compute() },
];

const shapes = [
  [20, 20, 20],
  [100, 100, 100],
  [300, 300, 300],
  [1000, 1000, 1000],
  [16, 100, 100],
  [100, 16, 100],
  [16, 1000, 1000],
  [1000, 1000, 16],
  [1000, 16, 1000],
  [1, 1000, 1000],
  [1000, 1000, 1],
];
const wanted = process.argv[2] ? Number(process.argv[2]) : undefined;
const rounds = 9;
/** Floating-point operations that the slower contender is given at a time, at least one product. */
const flopsARound = 2e7;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Nanoseconds of one product. */
function time({ run }, factors, options, repetitions) {
  const start = process.hrtime.bigint();
  run(() => {
    for (let i = 0; i < repetitions; i++) multiply(...factors, options);
  });
  return Number(process.hrtime.bigint() - start) / repetitions;
}

console.log(`${'shape'.padEnd(20)}storage  A  B  ${contenders.map(({ name }) => name.padStart(7)).join('')}  ratio`);
for (const shape of shapes.filter((sizes) => wanted === undefined || sizes.includes(wanted))) {
  const [rows, inner, columns] = shape;
  const flops = 2 * rows * inner * columns;
  const repetitions = Math.max(1, Math.round(flopsARound / flops));
  for (const Storage of [Float32Array, Float64Array]) {
    for (const [transposeA, transposeB] of [
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ]) {
      if (flops > 1e9 && (transposeA || transposeB)) continue;
      const runs = contenders.map((contender) => {
        const stream = random(0, 'bench');
        const matrix = (m, n) =>
          new Matrix(
            m,
            n,
            new Storage(m * n).map(() => stream.uniform() - 0.5),
          );
        const factors = [
          transposeA ? matrix(inner, rows) : matrix(rows, inner),
          transposeB ? matrix(columns, inner) : matrix(inner, columns),
        ];
        return { contender, factors, options: { transposeA, transposeB, out: matrix(rows, columns) }, times: [] };
      });
      for (let round = flops > 1e9 ? rounds - 3 : -1; round < rounds; round++) {
        for (const { contender, factors, options, times } of runs) {
          const ns = time(contender, factors, options, repetitions);
          if (round >= 0) times.push(ns);
        }
      }
      const rates = runs.map(({ times }) => flops / median(times));
      console.log(
        shape.join(' x ').padEnd(20) +
          Storage.name.slice(0, 7).padEnd(9) +
          [transposeA, transposeB].map((transposed) => (transposed ? 'T  ' : '-  ')).join('') +
          rates.map((rate) => rate.toFixed(1).padStart(7)).join('') +
          (rates[1] / rates[0]).toFixed(1).padStart(7),
      );
    }
  }
}
