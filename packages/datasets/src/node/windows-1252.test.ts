import { describe, expect, it } from 'vitest';
import { firstUndefined, fromWindows1252 } from './windows-1252.js';

/** From CP1252.TXT of the Unicode Consortium: bytes whose character has another number than in Latin-1. */
const published: readonly (readonly [number, number])[] = [
  ...([
    [0x80, 0x20ac],
    [0x82, 0x201a],
    [0x83, 0x0192],
    [0x84, 0x201e],
    [0x85, 0x2026],
    [0x86, 0x2020],
  ] as const),
  ...([
    [0x87, 0x2021],
    [0x88, 0x02c6],
    [0x89, 0x2030],
    [0x8a, 0x0160],
    [0x8b, 0x2039],
    [0x8c, 0x0152],
  ] as const),
  ...([
    [0x8e, 0x017d],
    [0x91, 0x2018],
    [0x92, 0x2019],
    [0x93, 0x201c],
    [0x94, 0x201d],
    [0x95, 0x2022],
  ] as const),
  ...([
    [0x96, 0x2013],
    [0x97, 0x2014],
    [0x98, 0x02dc],
    [0x99, 0x2122],
    [0x9a, 0x0161],
    [0x9b, 0x203a],
  ] as const),
  ...([
    [0x9c, 0x0153],
    [0x9e, 0x017e],
    [0x9f, 0x0178],
  ] as const),
];
const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

describe('fromWindows1252', () => {
  it('has the published character for every byte', () => {
    expect(published).toHaveLength(27);
    const characters = new Map(published);
    for (let byte = 0; byte < 256; byte++) {
      if (undefinedBytes.includes(byte)) continue;
      expect(fromWindows1252(Uint8Array.of(byte)), `byte ${byte}`).toBe(
        String.fromCodePoint(characters.get(byte) ?? byte),
      );
    }
  });

  it('reads a part of a buffer', () => {
    expect(fromWindows1252(Uint8Array.of(65, 0x80, 0xe9, 66).subarray(1, 3))).toBe('€é');
  });
});

describe('firstUndefined', () => {
  it('finds the five bytes without a character and no other', () => {
    const found = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => {
      return firstUndefined(Uint8Array.of(65, byte)) === 1;
    });
    expect(found).toEqual(undefinedBytes);
    expect(firstUndefined(Uint8Array.of(65, 0x80, 0xff))).toBe(-1);
  });
});
