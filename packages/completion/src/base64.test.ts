import { expect, it } from 'vitest';
import { decodeNumbers, encodeNumbers } from './base64.js';

it('numbers go to base64 and back with the same bits, little-endian', () => {
  const numbers = Float64Array.of(0, -0, 1, Math.PI, -1e-308, 5e-324, 1.7976931348623157e308);
  expect(decodeNumbers(encodeNumbers(numbers), 7)).toEqual(numbers);
  // 1 is 3ff0000000000000.
  expect(encodeNumbers(Float64Array.of(1))).toBe(Buffer.from([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]).toString('base64'));
  const many = Float64Array.from({ length: 5000 }, (_, k) => k / 7);
  expect(decodeNumbers(encodeNumbers(many), 5000)).toEqual(many);
});

it('what is not base64, or of another length, is refused', () => {
  expect(() => decodeNumbers('%', 1)).toThrow('not in base64');
  expect(() => decodeNumbers('AAAA', 1)).toThrow('3 bytes, 1 numbers need 8');
});
