/** The characters of the bytes 0x80 to 0x9f; a blank stands for the five bytes that have none. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Whether Windows-1252 has no character for a byte. */
const isUndefined = (byte: number) => byte >= 0x80 && byte < 0xa0 && upper[byte - 0x80] === ' ';

/** The place of the first byte that Windows-1252 has no character for, -1 where there is none. */
export function firstUndefined(bytes: Uint8Array): number {
  return bytes.findIndex(isUndefined);
}

/**
 * Bytes in Windows-1252 as text. From 0xa0 on this is Latin-1; 0x80 to 0x9f are control characters there, which no table
 * has, and letters, dashes, quotes and the euro sign here.
 *
 * @see WHATWG, Encoding, where the label latin1 means Windows-1252. Its table gives control characters to the five bytes
 * that {@link firstUndefined} finds.
 */
export function fromWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (character) => upper[character.charCodeAt(0) - 0x80]);
}
