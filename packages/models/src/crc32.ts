/** CRC-32 of the bytes of all parts, one after the other (ISO 3309, reflected polynomial 0xEDB88320). */
export function crc32(...parts: readonly Uint8Array[]): number {
  let crc = -1;
  for (const bytes of parts) for (const byte of bytes) crc = (crc >>> 8) ^ crcTable[(crc ^ byte) & 255];
  return ~crc >>> 0;
}

const crcTable = Int32Array.from({ length: 256 }, (_, n) => {
  let remainder = n;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});
