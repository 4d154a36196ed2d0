import type { Matrix } from '@lowrank/linalg';
import { encode } from 'fast-png';
import { writeAtomic } from '../folder/atomic-write.js';
import { clip } from './metrics.js';

/** Stores a matrix of grey values as PNG; what lies outside [0, 1] is clipped. */
export function writePicture(path: string, W: Matrix): void {
  writeAtomic(path, encodeGrey(W));
}

/** A matrix of grey values, 0 black and 1 white, as a PNG of 8 bits. */
export function encodeGrey(W: Matrix): Uint8Array {
  const data = Uint8Array.from(clip(W, [0, 1]).data, (value) => Math.round(255 * value));
  return encode({ width: W.columns, height: W.rows, data, channels: 1, depth: 8 });
}
