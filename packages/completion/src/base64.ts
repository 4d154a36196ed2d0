import { ShapeError } from '@lowrank/linalg';

/** Float64 numbers as base64 of their bytes, little-endian. */
export function encodeNumbers(numbers: Float64Array): string {
  const bytes = new Uint8Array(numbers.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [k, x] of numbers.entries()) view.setFloat64(8 * k, x, true);
  let text = '';
  // Arguments of a call are limited in number.
  for (let k = 0; k < bytes.length; k += 8192) text += String.fromCharCode(...bytes.subarray(k, k + 8192));
  return btoa(text);
}

/**
 * The numbers that {@link encodeNumbers} wrote.
 *
 * @throws ShapeError if they are not `length` finite numbers in base64.
 */
export function decodeNumbers(text: string, length: number): Float64Array {
  let decoded: string;
  try {
    decoded = atob(text);
  } catch {
    throw new ShapeError('an array is not in base64');
  }
  if (decoded.length !== 8 * length) {
    throw new ShapeError(`an array has ${decoded.length} bytes, ${length} numbers need ${8 * length}`);
  }
  const view = new DataView(Uint8Array.from(decoded, (c) => c.charCodeAt(0)).buffer);
  return Float64Array.from({ length }, (_, k) => view.getFloat64(8 * k, true));
}
