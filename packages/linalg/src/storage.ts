import type { FloatArray } from './state.js';

/** `length` zeros in the precision of `like`. */
export function zerosLike<T extends FloatArray>(like: T, length: number): T {
  return (like.BYTES_PER_ELEMENT === 4 ? new Float32Array(length) : new Float64Array(length)) as T;
}

/** Whether two views share a byte; views of one WebAssembly memory do not by that alone. */
export function overlap(a: FloatArray, b: FloatArray): boolean {
  return (
    a.buffer === b.buffer && a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength
  );
}
