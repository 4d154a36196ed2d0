import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.js';

const checkpoint: Checkpoint = {
  step: 1234,
  settings: '{"depth":2,"name":"ä"}',
  parameters: [Float32Array.of(1, -0, 3e-45, 1 / 3), Float64Array.of(Math.PI, 5e-324)],
  optimizer: { slots: { m: [Float32Array.of(7), new Float32Array(0)], v: [] }, globals: { step: 3, beta: 0.1 + 0.2 } },
  engine: { slots: {}, globals: {} },
  loss: { slots: { bias: [Float64Array.of(-1)] }, globals: {} },
};

describe('a checkpoint as bytes', () => {
  it('comes back with the same bits', () => {
    expect(decodeCheckpoint(encodeCheckpoint(checkpoint))).toEqual(checkpoint);
  });

  it('may stand anywhere in a larger buffer', () => {
    const bytes = encodeCheckpoint(checkpoint);
    const padded = new Uint8Array(bytes.length + 3);
    padded.set(bytes, 3);
    expect(decodeCheckpoint(padded.subarray(3))).toEqual(checkpoint);
  });

  it('is refused wherever it is cut', () => {
    const bytes = encodeCheckpoint(checkpoint);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeCheckpoint(bytes.subarray(0, length))).toThrow(/decodeCheckpoint: /);
    }
  });

  it('is refused whichever byte is altered', () => {
    const bytes = encodeCheckpoint(checkpoint);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = bytes.slice();
        altered[at] ^= change;
        expect(() => decodeCheckpoint(altered)).toThrow(/decodeCheckpoint: /);
      }),
    );
  });
});
