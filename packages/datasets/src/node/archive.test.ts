import { isLowrankError } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { type ArchiveLimits, openArchive } from './archive.js';
import { type TestMember, testZip } from './test-zip.js';

const a = { name: 'data/a', content: 'first\n'.repeat(100) };
const b = { name: 'data/b', content: 'second', stored: true };

/** Opens an archive and reads all of it. */
async function readAll(bytes: Uint8Array, limits?: ArchiveLimits): Promise<Record<string, string>> {
  const archive = await openArchive(bytes, 'x.zip', limits);
  const entries: [string, string][] = [];
  for (const name of archive.names) entries.push([name, Buffer.from(await archive.read(name)).toString()]);
  return Object.fromEntries(entries);
}

async function expectRefused(attempt: Promise<unknown>, code: string, text: string): Promise<void> {
  const error = await attempt.catch((reason: unknown) => reason);
  expect(isLowrankError(error, `LOWRANK_ARCHIVE_${code}`), String(error)).toBe(true);
  expect(String(error)).toContain('x.zip: ');
  expect(String(error)).toContain(text);
}

describe('openArchive', () => {
  it('reads stored and deflated members, and leaves folders out', async () => {
    const zip = testZip([{ name: 'data/', content: '' }, a, b, { name: 'empty', content: '' }]);
    expect(await readAll(zip)).toEqual({ 'data/a': a.content, 'data/b': b.content, empty: '' });
  });

  it.each([
    ['a path upwards', { name: 'data/../../a' }, 'UNSAFE', '"data/../../a" points outside its folder'],
    ['an absolute path', { name: '/etc/a' }, 'UNSAFE', 'outside'],
    ['a drive', { name: 'C:/a' }, 'UNSAFE', 'outside'],
    ['a backslash', { name: 'data\\..\\a' }, 'UNSAFE', 'outside'],
    ['a control character', { name: 'data/a\n' }, 'UNSAFE', 'outside'],
    ['no name', { name: '' }, 'UNSAFE', 'outside'],
    ['a symbolic link', { unixMode: 0o120777 }, 'UNSAFE', 'symbolic link'],
    ['encryption', { flags: 1 }, 'UNSAFE', 'encrypted'],
    ['a name that is there already', { name: 'data/b' }, 'UNSAFE', 'twice'],
    ['a wrong CRC', { crc: 7 }, 'DAMAGED', 'CRC-32'],
    ['a size too small', { size: 5 }, 'DAMAGED', '"data/a" is damaged'],
    ['a size too large', { size: 700 }, 'DAMAGED', '600 bytes where 700 are recorded'],
    ['an unknown compression', { method: 12 }, 'DAMAGED', 'compression method 12'],
    ['data that is not deflated', { stored: true, method: 8 }, 'DAMAGED', '"data/a" is damaged'],
  ] as [string, Partial<TestMember>, string, string][])('refuses a member with %s', async (_, change, code, text) => {
    await expectRefused(readAll(testZip([b, { ...a, ...change }])), code, text);
  });

  it('refuses bombs by what they say of themselves, before anything is unpacked', async () => {
    const bomb = { name: 'bomb', content: new Uint8Array(1e6) };
    await expectRefused(readAll(testZip([bomb])), 'TOO_LARGE', '"bomb" has 1000000 bytes packed into');
    await expectRefused(readAll(testZip([a, b]), { maximumTotal: 605 }), 'TOO_LARGE', 'more than 605 bytes');
    await expectRefused(readAll(testZip([a, b]), { maximumMembers: 1 }), 'TOO_LARGE', 'more than 1 members');
  });

  it('unpacks no more than a member says it has', async () => {
    const liar = { name: 'liar', content: new Uint8Array(1e6), size: 10 };
    await expectRefused(readAll(testZip([liar])), 'DAMAGED', '"liar" is damaged');
  });

  it('says what is missing, and what is there', async () => {
    const archive = await openArchive(testZip([a]), 'x.zip');
    await expectRefused(archive.read('data/c'), 'MISSING', '"data/c" is not in it; expected it beside "data/a"');
  });

  it('refuses every archive that is cut short', async () => {
    const zip = testZip([a, b]);
    for (let length = 0; length < zip.length; length++) {
      await expectRefused(readAll(zip.subarray(0, length)), 'DAMAGED', 'x.zip');
    }
  });

  it('never gives altered content for the true one', async () => {
    const zip = testZip([a, b]);
    for (let place = 0; place < zip.length; place++) {
      const altered = Uint8Array.from(zip);
      altered[place] ^= 1 << (place % 8);
      const read = await readAll(altered).catch((error: unknown) => {
        expect(isLowrankError(error), `byte ${place}: ${error}`).toBe(true);
        return {};
      });
      for (const [name, content] of Object.entries(read)) {
        // The name of a member has no checksum.
        const original = [a, b].find((member) => member.name === name);
        expect(original?.content ?? content).toBe(content);
      }
    }
  });
});
