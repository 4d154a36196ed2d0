import { Matrix } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { psnr } from './psnr.js';

const truth = Matrix.from([
  [0.25, 0.5],
  [0.75, 1],
]);
const shifted = (by: number) =>
  new Matrix(
    2,
    2,
    truth.data.map((x) => x + by),
  );

describe('psnr', () => {
  it('is -20 log10 of a uniform error relative to the peak', () => {
    // An error of 2^-k everywhere: 20 k log10(2) = 6.02059991327962... k dB.
    for (const k of [1, 2, 5]) expect(psnr(shifted(1 / 2 ** k), truth)).toBeCloseTo(6.02059991327962 * k, 12);
  });

  it('counts a peak of 255 against an error of one grey level as 48.13 dB', () => {
    // 20 log10(255) = 48.130803608679...
    expect(psnr(Matrix.from([[8, 9]]), Matrix.from([[7, 8]]), { peak: 255 })).toBeCloseTo(48.130803608679, 11);
  });

  it('does not change when image and peak are scaled together', () => {
    const [a, b] = [shifted(0.125), truth].map(
      (image) =>
        new Matrix(
          2,
          2,
          Float64Array.from(image.data, (x) => 8 * x),
        ),
    );
    expect(psnr(a, b, { peak: 8 })).toBe(psnr(shifted(0.125), truth));
  });

  it('is infinite for identical images', () => {
    expect(psnr(truth, truth)).toBe(Infinity);
  });

  it('refuses a peak that is not positive and images of different shape', () => {
    expect(() => psnr(truth, truth, { peak: 0 })).toThrow(/peak must be a positive number, got 0/);
    expect(() => psnr(truth, Matrix.zeros(1, 4))).toThrow(/shapes must agree/);
  });
});
