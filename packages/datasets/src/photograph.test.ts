import { createHash } from 'node:crypto';
import { isLowrankError } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { photograph } from './photograph.js';

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanSquare = (values: Float64Array) => mean(values.map((value) => value * value));

// Expected numbers: assets/camera.png, decoded by another implementation (zlib and NumPy).
describe('photograph', () => {
  it('has exactly the pixels of the PNG', async () => {
    const { image } = await photograph();
    const bytes = Uint8Array.from(image.data, (value) => Math.round(255 * value));
    expect([image.rows, image.columns]).toEqual([512, 512]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '5cb24482a53416f99052258be2b1ee38cd31c559a70c8a8b321cba231b332e21',
    );
    expect(bytes.reduce((sum, byte) => sum + byte, 0)).toBe(33832495);
    expect(image.get(0, 0)).toBe(200 / 255);
    expect(image.get(511, 511)).toBe(149 / 255);
  });

  it('uses the whole range from 0 to 1 and nothing else', async () => {
    const { image } = await photograph({ size: 512 });
    let [least, greatest] = [1, 0];
    for (const value of image.data) [least, greatest] = [Math.min(least, value), Math.max(greatest, value)];
    expect([least, greatest]).toEqual([0, 1]);
  });

  it.each([
    [512, 0.7843137254901961, 0.33956531276798213],
    [256, 0.7833333333333333, 0.33821199796237383],
    [128, 0.7825980392156863, 0.3365228073306379],
    [64, 0.7823529411764706, 0.33380543562963527],
  ])('of size %i has the mean of whole blocks, so the overall mean stays', async (size, corner, square) => {
    const { image } = await photograph({ size });
    expect([image.rows, image.columns]).toEqual([size, size]);
    expect(image.get(0, 0)).toBeCloseTo(corner, 14);
    // 512^2 terms below 1: sums are good to about 1e-11.
    expect(mean(image.data)).toBeCloseTo(0.5061204947677314, 11);
    expect(meanSquare(image.data)).toBeCloseTo(square, 11);
  });

  it('names its maker, licence and source', async () => {
    const { attribution, licence, source } = await photograph({ size: 64 });
    expect([attribution, licence]).toEqual(['Lav Varshney', 'CC0-1.0']);
    expect(source).toMatch(/^https:\/\/scikit-image\.org\//);
  });

  it('gives every caller a matrix of their own', async () => {
    const first = await photograph({ size: 64 });
    first.image.data.fill(0);
    expect((await photograph({ size: 64 })).image.get(0, 0)).toBeGreaterThan(0.7);
  });

  it('refuses sizes that are not whole blocks', async () => {
    for (const size of [100, 1024, 32, Number.NaN]) {
      const refusal = await photograph({ size }).catch((error: unknown) => error);
      expect(isLowrankError(refusal, 'LOWRANK_ARGUMENT')).toBe(true);
      expect(String(refusal)).toContain(`512, 256, 128, 64, got ${size}`);
    }
  });
});
