/**
 * 32-bit hash of a text, to tell damaged text from whole one; not against forgery.
 *
 * MurmurHash3 (A. Appleby, public domain), each UTF-16 code unit being one block.
 *
 * @param text - any text.
 * @param seed - different seeds give independent hashes; below 2^32.
 * @returns a whole number in [0, 2^32).
 * @example
 * ```ts
 * import { hashWord } from '@lowrank/linalg';
 *
 * console.log(hashWord('lowrank', 0) === hashWord('lowrank', 0), hashWord('', 1).toString(16)); // true 514e28b7
 * ```
 */
export function hashWord(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    const block = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    hash ^= Math.imul((block << 15) | (block >>> 17), 0x1b873593);
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash ^= text.length * 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
