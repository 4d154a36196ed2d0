/** Four 32-bit words, not all zero. */
export type Words = readonly [number, number, number, number];

/** The generator xoshiro128** 1.1 of Blackman and Vigna: each call gives the next whole number in [0, 2^32). */
export function xoshiro128StarStar([a, b, c, d]: Words): () => number {
  let [s0, s1, s2, s3] = [a | 0, b | 0, c | 0, d | 0];
  if ((s0 | s1 | s2 | s3) === 0) s0 = 1;
  return () => {
    const scrambled = Math.imul(s1, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result >>> 0;
  };
}
