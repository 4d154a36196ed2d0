import { Matrix, random, svd } from '../dist/index.js';
import { withoutKernels } from '../dist/kernels/index.js';

/**
 * Median milliseconds of `svd` of square matrices of normal numbers by the kernels and by their plain twins, side by side:
 * with vectors, then without. Build first, then `node bench/svd.mjs`, or `node bench/svd.mjs 100` for one order. The two take
 * turns, since other work on a machine changes absolute figures much more than their ratio.
 */
const orders = process.argv[2] ? [Number(process.argv[2])] : [30, 100, 300, 1000];
const rounds = (n) => (n < 200 ? 101 : n < 500 ? 15 : 3);
const warmUps = (n) => (n < 200 ? 20 : 1);

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function milliseconds(run) {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

console.log(`${'order'.padEnd(7)}vectors${'plain'.padStart(10)}${'wasm'.padStart(10)}  ratio`);
for (const n of orders) {
  const stream = random(0, 'bench');
  const A = new Matrix(
    n,
    n,
    Float64Array.from({ length: n * n }, () => stream.normal()),
  );
  for (const vectors of ['thin', 'none']) {
    const compute = () => svd(A, { vectors });
    const contenders = [() => withoutKernels(compute), compute];
    const times = contenders.map(() => []);
    for (let round = -warmUps(n); round < rounds(n); round++) {
      contenders.forEach((contender, k) => {
        const time = milliseconds(contender);
        if (round >= 0) times[k].push(time);
      });
    }
    const [plain, wasm] = times.map(median);
    console.log(
      `${String(n).padEnd(7)}${vectors.padEnd(7)}${plain.toFixed(3).padStart(10)}${wasm.toFixed(3).padStart(10)}` +
        (plain / wasm).toFixed(1).padStart(7),
    );
  }
}
