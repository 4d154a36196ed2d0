import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLowrankError } from './errors.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { type MatrixBatch, multiplyBatch } from './multiply-batch.js';
import { random } from './random.js';

const size = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

function normal(shape: readonly number[], seed = 1): MatrixBatch<Float64Array> {
  const stream = random(seed, 'test');
  return { shape, data: Float64Array.from({ length: size(shape) }, () => stream.normal()) };
}
const single = ({ shape, data }: MatrixBatch): MatrixBatch<Float32Array> => ({ shape, data: Float32Array.from(data) });

/** The matrix at indices of the whole batch, counted as NumPy does. */
function matrixAt({ shape, data }: MatrixBatch, indices: readonly number[]) {
  const leading = shape.slice(0, -2);
  const own = indices.slice(indices.length - leading.length);
  const place = leading.reduce((sum, length, d) => sum * length + (length === 1 ? 0 : own[d]), 0);
  const [rows, columns] = shape.slice(-2);
  return new Matrix(rows, columns, data.slice(place * rows * columns, (place + 1) * rows * columns));
}

const variants = [false, true].flatMap((transposeA) => [false, true].map((transposeB) => ({ transposeA, transposeB })));

describe.each(variants)('with transposeA $transposeA and transposeB $transposeB', (flags) => {
  test('every product is that of the two matrices at its place, to the bit', () => {
    const length = fc.integer({ min: 1, max: 9 });
    const leading = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('both', 'a', 'b')), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        leading,
        fc.nat(3),
        fc.nat(3),
        length,
        length,
        length,
        fc.boolean(),
        (whole, skipA, skipB, m, p, n, f) => {
          const ones = (side: string) =>
            whole.map(([count, sides]) => (sides === 'both' || sides === side ? count : 1));
          // A leading dimension may be missing where it is 1.
          const trimmed = (dimensions: number[], skip: number) => {
            let start = 0;
            while (start < skip && dimensions[start] === 1) start++;
            return dimensions.slice(start);
          };
          const { transposeA, transposeB } = flags;
          const double = [
            normal([...trimmed(ones('a'), skipA), ...(transposeA ? [p, m] : [m, p])], 1),
            normal([...trimmed(ones('b'), skipB), ...(transposeB ? [n, p] : [p, n])], 2),
          ];
          const [A, B] = f ? double.map(single) : double;
          const C = multiplyBatch<Float32Array | Float64Array>(A, B, flags);
          const rank = Math.max(A.shape.length, B.shape.length) - 2;
          const counts = whole.map(([count]) => count).slice(whole.length - rank);
          expect(C.shape).toEqual([...counts, m, n]);
          const places = counts.reduce<number[][]>(
            (all, count) => all.flatMap((indices) => Array.from({ length: count }, (_, i) => [...indices, i])),
            [[]],
          );
          const expected = places.flatMap((at) => [...multiply(matrixAt(A, at), matrixAt(B, at), flags).data]);
          expect([...C.data]).toEqual(expected);
          expect(C.data.BYTES_PER_ELEMENT).toBe(f ? 4 : 8);
        },
      ),
    );
  });
});

test('a given batch is overwritten, returned and sets the precision', () => {
  const [A, B] = [normal([2, 3, 4]), normal([4, 2], 2)];
  const out = { shape: [2, 3, 2], data: new Float32Array(12).fill(7) };
  expect(multiplyBatch(A, B, { out })).toBe(out);
  expect(out.data).toEqual(Float32Array.from(multiplyBatch(A, B).data));
});

test('products are added to a given batch if asked', () => {
  const [A, B] = [normal([2, 3, 4]), normal([4, 2], 2)];
  const out = normal([2, 3, 2], 3);
  const expected = [0, 1].flatMap((k) => {
    const sum = new Matrix(3, 2, out.data.slice(6 * k, 6 * k + 6));
    return [...multiply(matrixAt(A, [k]), matrixAt(B, []), { out: sum, add: true }).data];
  });
  multiplyBatch(A, B, { out, add: true });
  expect([...out.data]).toEqual(expected);
});

describe('errors', () => {
  const A = normal([2, 3, 4]);

  test('shapes that do not fit are named as given', () => {
    expect(() => multiplyBatch(A, A, { transposeA: true, transposeB: true })).toThrow(
      'multiplyBatch: A transposed ([2, 3, 4] as given) times B transposed ([2, 3, 4] as given): expected ' +
        '[..., m, p] times [..., p, n], with dimensions before these that are equal, 1 or missing.',
    );
    for (const shape of [[3, 4, 5], [4], []]) {
      try {
        multiplyBatch(A, normal(shape));
        expect.unreachable();
      } catch (error) {
        expect(isLowrankError(error, 'LOWRANK_SHAPE')).toBe(true);
        expect(String(error)).toContain(`B ([${shape.join(', ')}] as given)`);
      }
    }
  });

  test('arrays that do not hold what their shape says are named', () => {
    expect(() => multiplyBatch(A, { shape: [4, 2], data: new Float64Array(7) })).toThrow(
      'multiplyBatch: B of shape [4, 2] needs 8 numbers, got 7.',
    );
    expect(() => multiplyBatch(A, { shape: [4, 0], data: new Float64Array(0) })).toThrow(
      'multiplyBatch: dimensions must be positive integers, got [4, 0] for B.',
    );
  });

  test('a given batch of another shape, or that shares memory with a factor, is refused', () => {
    expect(() => multiplyBatch(A, normal([4, 2]), { out: normal([3, 2]) })).toThrow(
      'multiplyBatch: out is [3, 2], the products are [2, 3, 2].',
    );
    expect(() => multiplyBatch(A, normal([4, 2]), { out: { shape: [2, 3, 2], data: new Float64Array(11) } })).toThrow(
      'multiplyBatch: out of shape [2, 3, 2] needs 12 numbers, got 11.',
    );
    const square = normal([2, 3, 3]);
    const memory = new Float64Array(27);
    const [before, after] = [memory.subarray(0, 18), memory.subarray(9)];
    expect(() => multiplyBatch({ ...square, data: before }, square, { out: { ...square, data: after } })).toThrow(
      'multiplyBatch: out shares memory with a factor. Pass another batch as out.',
    );
  });
});
