import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Checkpoint } from '@lowrank/models';
import { describe, expect, it } from 'vitest';
import { readCheckpoint, writeCheckpoint } from './checkpoint-file.js';

const empty = { slots: {}, globals: {} };
const checkpoint: Checkpoint = {
  step: 7,
  settings: '{}',
  parameters: [Float32Array.of(1 / 3, -0)],
  optimizer: { slots: { m: [Float64Array.of(Math.PI)] }, globals: { power: 0.1 } },
  engine: empty,
  loss: empty,
};
const path = () => join(mkdtempSync(join(tmpdir(), 'lowrank-checkpoint-')), 'checkpoint.bin');

describe('checkpoint.bin', () => {
  it('gives back every bit, and the time that led to it', () => {
    const at = path();
    writeCheckpoint(at, { checkpoint, seconds: 12.5 });
    expect(readCheckpoint(at)).toEqual({ checkpoint, seconds: 12.5 });
  });

  it('is noticed as damaged whichever byte is wrong and wherever it is cut off', () => {
    const at = path();
    writeCheckpoint(at, { checkpoint, seconds: 12.5 });
    const bytes = readFileSync(at);
    for (let k = 0; k < bytes.length; k++) {
      const altered = Buffer.from(bytes);
      altered[k] ^= 1;
      writeFileSync(at, altered);
      expect(readCheckpoint(at)).toBe('damaged');
      writeFileSync(at, bytes.subarray(0, k));
      expect(readCheckpoint(at)).toBe('damaged');
    }
  });

  it('is told from one that other versions wrote', () => {
    const at = path();
    writeCheckpoint(at, { checkpoint, seconds: 12.5 });
    const bytes = readFileSync(at);
    bytes[40] ^= 1;
    bytes.set(createHash('sha256').update(bytes.subarray(32)).digest());
    writeFileSync(at, bytes);
    expect(readCheckpoint(at)).toBe('other versions');
  });

  it('may not be there', () => {
    expect(readCheckpoint(path())).toBe('none');
  });
});
