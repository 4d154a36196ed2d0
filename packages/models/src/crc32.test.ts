import { expect, it } from 'vitest';
import { crc32 } from './crc32.js';

it('has the check value of its definition, in one part or several', () => {
  const digits = new TextEncoder().encode('123456789');
  expect(crc32(digits)).toBe(0xcbf43926);
  expect(crc32(digits.subarray(0, 4), digits.subarray(4))).toBe(0xcbf43926);
});
