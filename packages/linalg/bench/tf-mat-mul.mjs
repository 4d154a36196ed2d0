import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerFastMatMul } from '../dist/tfjs/index.js';

/**
 * Median milliseconds of `tf.matMul` on the backend wasm, which take turns, since other work on a machine changes absolute
 * figures much more than their ratios:
 *
 * - tfjs: by the kernel of tfjs;
 * - plain: by its fast case alone, with `tf.transpose` for flags;
 * - ours: by that of `registerFastMatMul`.
 *
 * Build first, then `node bench/tf-mat-mul.mjs`, or `node bench/tf-mat-mul.mjs 1000` for the shapes in which 1000 occurs.
 * tfjs keeps a packed copy of a right operand that comes again, so there are rows for a new one every time.
 */

const require = createRequire(import.meta.url);
setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
await tf.setBackend('wasm');

/** Left operand, right operand, both before transposition. */
const shapes = [
  [
    [4, 4],
    [4, 4],
  ],
  [
    [20, 20],
    [20, 20],
  ],
  [
    [100, 100],
    [100, 100],
  ],
  [
    [1000, 1000],
    [1000, 1000],
  ],
  [
    [32, 20, 20],
    [32, 20, 20],
  ],
  [
    [32, 100, 100],
    [100, 100],
  ],
  [
    [4, 500, 500],
    [4, 500, 500],
  ],
];
const wanted = process.argv[2] ? Number(process.argv[2]) : undefined;
const rounds = 9;
/** Floating-point operations of a turn, at least one product. */
const flopsATurn = 2e7;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const byTfjs = { name: 'tfjs', multiply: tf.matMul, start: () => () => {} };
const transposedFirst = {
  ...byTfjs,
  name: 'plain',
  multiply: (A, B, transposeA, transposeB) =>
    tf.matMul(transposeA ? tf.transpose(A) : A, transposeB ? tf.transpose(B) : B),
};
const ours = { name: 'ours', multiply: tf.matMul, start: registerFastMatMul };

/** Milliseconds of one product. */
function time({ multiply, start }, args, repetitions) {
  const stop = start();
  const began = performance.now();
  for (let k = 0; k < repetitions; k++) tf.tidy(() => void multiply(...args));
  const ms = (performance.now() - began) / repetitions;
  stop();
  return ms;
}

console.log('shapes                              A  B  right      ours      tfjs     plain   ours/tfjs ours/plain');
for (const [left, right] of shapes.filter((pair) => wanted === undefined || pair.flat().includes(wanted))) {
  for (const [transposeA, transposeB] of [
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ]) {
    for (const fresh of [false, true]) {
      const A = tf.randomNormal(left);
      let B = tf.randomNormal(right);
      const flops = 2 * tf.util.sizeFromShape(left) * right.at(-1);
      const repetitions = fresh ? 1 : Math.min(1000, Math.max(1, Math.round(flopsATurn / flops)));
      const contenders = left.length === 2 ? [byTfjs, transposedFirst, ours] : [byTfjs, ours];
      const times = contenders.map(() => []);
      for (let round = -1; round < rounds; round++) {
        for (const [k, contender] of contenders.entries()) {
          if (fresh) {
            B.dispose();
            B = tf.randomNormal(right);
          }
          const ms = time(contender, [A, B, transposeA, transposeB], repetitions);
          if (round >= 0) times[k].push(ms);
        }
      }
      const medians = times.map(median);
      const mine = medians.pop();
      console.log(
        `[${left}] x [${right}]`.padEnd(36) +
          [transposeA, transposeB].map((transposed) => (transposed ? 'T  ' : '-  ')).join('') +
          (fresh ? 'new' : 'same').padEnd(5) +
          [mine, ...medians]
            .map((ms) => ms.toPrecision(3).padStart(10))
            .join('')
            .padEnd(31) +
          medians.map((ms) => (mine / ms).toFixed(3).padStart(11)).join(''),
      );
      tf.dispose([A, B]);
    }
  }
}
