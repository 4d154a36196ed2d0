import { isLowrankError } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedText, type Encoding } from './checked-text.js';
import { firstUndefined, fromWindows1252 } from './windows-1252.js';

async function check(pieces: readonly Uint8Array[], encoding: Encoding = 'utf-8'): Promise<string> {
  const given = (async function* () {
    yield* pieces;
  })();
  const checked: Uint8Array[] = [];
  for await (const piece of checkedText(given, { file: 'x', encoding })) {
    // Every piece is whole characters.
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(piece)).not.toThrow();
    checked.push(piece);
  }
  return Buffer.concat(checked).toString('utf8');
}

const cutInto = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, k) => bytes.subarray(k * size, (k + 1) * size));

describe('checkedText', () => {
  it('passes every text on as it is, whatever pieces it comes in', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 }).map((drawn) => `a${drawn.replaceAll('\0', '')}`);
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (drawn, size) => {
        expect(await check(cutInto(Buffer.from(drawn), size))).toBe(drawn);
      }),
    );
  });

  it('refuses what the TextDecoder of the platform refuses, at the first byte from which on it does', async () => {
    const bytes = fc.uint8Array({ minLength: 4, maxLength: 24 }).map((drawn) => drawn.map((byte) => byte || 10));
    const mixed = fc.tuple(fc.string({ unit: 'binary', maxLength: 6 }), bytes).map(([text, drawn]) => {
      return Uint8Array.from([97, ...Buffer.from(text.replaceAll('\0', '')), ...drawn]);
    });
    const accepts = (part: Uint8Array, stream: boolean) => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(part, { stream });
        return true;
      } catch {
        return false;
      }
    };
    await fc.assert(
      fc.asyncProperty(mixed, fc.integer({ min: 1, max: 9 }), async (drawn, size) => {
        const error = await check(cutInto(drawn, size)).catch((reason: unknown) => reason);
        if (accepts(drawn, false)) {
          expect(error).toBe(Buffer.from(drawn).toString('utf8'));
          return;
        }
        expect(isLowrankError(error, 'LOWRANK_TABLE_ENCODING')).toBe(true);
        const place = Number(/byte (\d+) is/.exec(String(error))?.[1]);
        // All before the place is whole characters, and those with what follows are not.
        expect(accepts(drawn.subarray(0, place), false)).toBe(true);
        expect(accepts(drawn.subarray(0, place + 4), place + 4 < drawn.length)).toBe(false);
        const line = drawn.subarray(0, place).filter((byte) => byte === 10).length + 1;
        expect(String(error)).toContain(`x, line ${line}: byte ${place} is 0x${drawn[place].toString(16)}`);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out a byte-order mark at the beginning and no other', async () => {
    for (const size of [1, 2, 3, 4, 20]) {
      expect(await check(cutInto(Buffer.from('\ufeffa\ufeffb'), size))).toBe('a\ufeffb');
      expect(await check(cutInto(Buffer.from('\ufeff'), size))).toBe('');
    }
  });

  it('turns every byte that Windows-1252 has a character for into it, in pieces of any size', async () => {
    const all = Uint8Array.from({ length: 255 }, (_, k) => k + 1).filter(
      (byte) => firstUndefined(Uint8Array.of(byte)) < 0,
    );
    for (const size of [1, 3, 250]) expect(await check(cutInto(all, size), 'latin1')).toBe(fromWindows1252(all));
    expect(await check([Buffer.from('caf\xe9 5\x80 \x93x\x94', 'latin1')], 'latin1')).toBe('café 5€ “x”');
  });

  it('refuses the five bytes that Windows-1252 has no character for, by line and place', async () => {
    for (const byte of [0x81, 0x8d, 0x8f, 0x90, 0x9d]) {
      const bytes = Uint8Array.from([97, 0x80, 10, 98, 10, 99, byte, 10]);
      for (const size of [1, 4, 8]) {
        const error = await check(cutInto(bytes, size), 'latin1').catch((reason: unknown) => reason);
        expect(isLowrankError(error, 'LOWRANK_TABLE_ENCODING')).toBe(true);
        expect(String(error)).toContain(
          `x, line 3: byte 6 is 0x${byte.toString(16)}, which is no character of Windows-1252. Find out which`,
        );
      }
    }
  });
});
