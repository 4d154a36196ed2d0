import { expect, test } from 'vitest';
import { hashWord } from './hash.js';

test('the hash of no block is the published one of MurmurHash3 x86_32', () => {
  expect(hashWord('', 0)).toBe(0);
  expect(hashWord('', 1)).toBe(0x514e28b7);
  expect(hashWord('', 0xffffffff)).toBe(0x81f16f39);
});

test('one code unit hashes like the block of four bytes that it stands for', () => {
  // MurmurHash3_x86_32 of the bytes 00 00 00 00, as published with its test vectors.
  expect(hashWord('\u0000', 0)).toBe(0x2362f9de);
});

test('texts of one letter never collide', () => {
  const hashes = new Set(Array.from({ length: 65536 }, (_, unit) => hashWord(String.fromCharCode(unit), 7)));
  expect(hashes.size).toBe(65536); // every step of the hash is a bijection of 32-bit words
});
