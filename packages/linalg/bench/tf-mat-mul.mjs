import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerFastMatMul } from '../dist/tfjs/index.js';

/**
 * Median milliseconds of `tf.matMul` on the backend wasm by the kernel of tfjs and by that of `registerFastMatMul`, which
 * take turns, since other work on a machine changes absolute figures much more than their ratio. Build first, then
 * `node bench/tf-mat-mul.mjs`, or `node bench/tf-mat-mul.mjs 1000` for the shapes in which 1000 occurs. tfjs keeps a packed
 * copy of a right operand that comes again, so there are rows for a new one every time.
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

/** Milliseconds of one product. */
function time(A, B, transposeA, transposeB, repetitions) {
  const start = performance.now();
  for (let k = 0; k < repetitions; k++) tf.matMul(A, B, transposeA, transposeB).dispose();
  return (performance.now() - start) / repetitions;
}

console.log('shapes                              A  B  right      tfjs      ours  ours / tfjs');
for (const [left, right] of shapes.filter((pair) => wanted === undefined || pair.flat().includes(wanted))) {
  for (const [transposeA, transposeB] of [
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ]) {
    for (const fresh of transposeA || transposeB ? [false] : [false, true]) {
      const A = tf.randomNormal(left);
      let B = tf.randomNormal(right);
      const flops = 2 * tf.util.sizeFromShape(left) * right.at(-1);
      const repetitions = fresh ? 1 : Math.min(1000, Math.max(1, Math.round(flopsATurn / flops)));
      const times = { tfjs: [], ours: [] };
      for (let round = -1; round < rounds; round++) {
        if (fresh) {
          B.dispose();
          B = tf.randomNormal(right);
        }
        const tfjs = time(A, B, transposeA, transposeB, repetitions);
        const undo = registerFastMatMul();
        const ours = time(A, B, transposeA, transposeB, repetitions);
        undo();
        if (round >= 0) {
          times.tfjs.push(tfjs);
          times.ours.push(ours);
        }
      }
      const medians = [median(times.tfjs), median(times.ours)];
      console.log(
        `[${left}] x [${right}]`.padEnd(36) +
          [transposeA, transposeB].map((transposed) => (transposed ? 'T  ' : '-  ')).join('') +
          (fresh ? 'new' : 'same').padEnd(5) +
          medians.map((ms) => ms.toPrecision(3).padStart(10)).join('') +
          (medians[1] / medians[0]).toFixed(3).padStart(13),
      );
      tf.dispose([A, B]);
    }
  }
}
