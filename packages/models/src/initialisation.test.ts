import { frobeniusNorm, Matrix, multiply, random } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { initialFactors } from './initialisation.js';

const shapes = [
  [40, 30],
  [40, 30, 30],
  [40, 30, 50, 30],
  [30, 30, 30, 40],
];
const productOf = (factors: readonly Matrix[]) => factors.reduce((product, factor) => multiply(factor, product));
const meanSquareRoot = (W: Matrix) => frobeniusNorm(W) / Math.sqrt(W.data.length);

describe.each(shapes.map((sizes) => [sizes.length - 1, sizes] as const))('a start of depth %i', (depth, sizes) => {
  it('has factors of the shapes of the network', () => {
    const factors = initialFactors({ kind: 'gaussian', scale: 1 }, sizes, random(0, 'initialisation'));
    expect(factors.map(({ rows, columns }) => [rows, columns])).toEqual(sizes.slice(1).map((m, j) => [m, sizes[j]]));
  });

  it.each(['orthogonal', 'identity'] as const)('that is %s has a product of exactly the scale', (kind) => {
    const W = productOf(initialFactors({ kind, scale: 1e-3 }, sizes, random(0, 'initialisation')));
    expect(meanSquareRoot(W)).toBeCloseTo(1e-3, 15);
  });

  it('that is gaussian or balanced has a product of the scale in expectation', () => {
    for (const kind of ['gaussian', 'balanced'] as const) {
      let sum = 0;
      for (let seed = 0; seed < 20; seed++) {
        sum += meanSquareRoot(productOf(initialFactors({ kind, scale: 1e-3 }, sizes, random(seed, 'x')))) ** 2 / 20;
      }
      expect(Math.sqrt(sum) / 1e-3).toBeGreaterThan(0.9);
      expect(Math.sqrt(sum) / 1e-3).toBeLessThan(1.1);
    }
  });

  it('that is balanced has W_{j+1}^T W_{j+1} = W_j W_j^T', () => {
    const factors = initialFactors({ kind: 'balanced', scale: 1 }, sizes, random(3, 'x'));
    for (let j = 0; j + 1 < depth; j++) {
      const above = multiply(factors[j + 1], factors[j + 1], { transposeA: true });
      const below = multiply(factors[j], factors[j], { transposeB: true });
      above.data.forEach((x, k) => {
        expect(x).toBeCloseTo(below.data[k], 11);
      });
    }
  });

  it('from a given product has that product', () => {
    const W = initialFactors({ kind: 'gaussian', scale: 2 }, [40, sizes[depth]], random(4, 'x'))[0];
    const init = {
      kind: 'given',
      product: new Matrix(sizes[depth], sizes[0], W.data.subarray(0, sizes[depth] * sizes[0])),
    } as const;
    if (sizes[0] !== 40) return;
    productOf(initialFactors(init, sizes, random(0, 'x'))).data.forEach((x, k) => {
      expect(x).toBeCloseTo(init.product.data[k], 12);
    });
  });
});

it('refuses starts that do not fit', () => {
  const start = (init: unknown, sizes = [3, 2]) => initialFactors(init as never, sizes, random(0, 'x'));
  expect(() => start({ kind: 'gaussian', scale: 0 })).toThrow(/network.init.scale is 0/);
  expect(() => start({ kind: 'normal', scale: 1 })).toThrow(/network.init.kind is 'normal'/);
  expect(() => start({ kind: 'given', product: Matrix.zeros(3, 2) })).toThrow(/init.product is 3 x 2, expected 2 x 3/);
  expect(() => start({ kind: 'given', factors: [] })).toThrow(/has 0 matrices, the network 1/);
  expect(() => start({ kind: 'given', factors: [Matrix.zeros(1, 1)] })).toThrow(/factors\[0\] is 1 x 1/);
});
