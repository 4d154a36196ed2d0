import type { Padded } from './padded.js';

/** A sequence of plane rotations of neighbouring columns, in the order in which they are applied. */
export interface Rotations {
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

export function rotationsOf(count: number): Rotations {
  return { cos: new Float64Array(count), sin: new Float64Array(count) };
}

/** Stores as rotation k the one with cos f + sin g = r and cos g - sin f = 0, and returns r. */
export function planeRotation({ cos, sin }: Rotations, k: number, f: number, g: number): number {
  if (g === 0) {
    cos[k] = 1;
    sin[k] = 0;
    return f;
  }
  if (Math.abs(f) > Math.abs(g)) {
    const ratio = g / f;
    const length = Math.sqrt(1 + ratio * ratio);
    cos[k] = 1 / length;
    sin[k] = ratio / length;
    return f * length;
  }
  const ratio = f / g;
  const length = Math.sqrt(1 + ratio * ratio);
  cos[k] = ratio / length;
  sin[k] = 1 / length;
  return g * length;
}

/**
 * Applies rotation k to the columns a = first + k step and b = a + step of X, for k = 0, 1, ..., count - 1:
 * (a, b) := (cos a + sin b, cos b - sin a). `step` is 1 or -1.
 */
export function rotateColumns(
  { data, columns, paddedRows }: Padded,
  { cos, sin }: Rotations,
  first: number,
  step: number,
  count: number,
): void {
  for (let i = 0; i < paddedRows; i += 4) {
    let p0 = i * columns + first;
    let p1 = p0 + columns;
    let p2 = p1 + columns;
    let p3 = p2 + columns;
    let a0 = data[p0];
    let a1 = data[p1];
    let a2 = data[p2];
    let a3 = data[p3];
    for (let k = 0; k < count; k++) {
      const c = cos[k];
      const s = sin[k];
      const b0 = data[p0 + step];
      const b1 = data[p1 + step];
      const b2 = data[p2 + step];
      const b3 = data[p3 + step];
      data[p0] = c * a0 + s * b0;
      data[p1] = c * a1 + s * b1;
      data[p2] = c * a2 + s * b2;
      data[p3] = c * a3 + s * b3;
      a0 = c * b0 - s * a0;
      a1 = c * b1 - s * a1;
      a2 = c * b2 - s * a2;
      a3 = c * b3 - s * a3;
      p0 += step;
      p1 += step;
      p2 += step;
      p3 += step;
    }
    data[p0] = a0;
    data[p1] = a1;
    data[p2] = a2;
    data[p3] = a3;
  }
}
