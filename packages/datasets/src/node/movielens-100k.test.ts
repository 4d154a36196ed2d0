import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLowrankError, type Observations } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { movieLens100k } from './movielens-100k.js';
import { movieLensChecksums } from './movielens-checksums.js';
import { movieLensSplit } from './movielens-split.js';
import { testZip } from './test-zip.js';

const parent = process.env.LOWRANK_DATA;
const folder = join(parent ?? '', 'ml-100k');
const absent = parent === undefined;
const reason = 'LOWRANK_DATA names no folder that contains ml-100k/, which may not be part of this project';

const temporary = () => mkdtempSync(join(tmpdir(), 'lowrank-movielens-'));

async function expectRefused(attempt: Promise<unknown>, code: string, text: string): Promise<void> {
  const error = await attempt.catch((thrown: unknown) => thrown);
  expect(isLowrankError(error, code), String(error)).toBe(true);
  expect(String(error)).toContain(text);
}

const cells = ({ rowIndices, columnIndices, values }: Observations) =>
  Array.from(values, (value, k) => `${rowIndices[k]},${columnIndices[k]},${value}`);

/** One text of all ratings of all parts, whatever their order. */
const sorted = (...parts: Observations[]) => parts.flatMap(cells).sort().join(' ');

describe('movieLens100k', () => {
  it('reads the 100,000 ratings as its README describes them', async (context) => {
    context.skip(absent, reason);
    const { observations, index } = await movieLens100k({ path: folder });
    expect([observations.rows, observations.columns, observations.count]).toEqual([943, 1682, 100_000]);
    expect(new Set(observations.values)).toEqual(new Set([1, 2, 3, 4, 5]));
    // "Each user has rated at least 20 movies."
    const perUser = observations.rowStarts.slice(1).map((end, i) => end - observations.rowStarts[i]);
    expect(Math.min(...perUser)).toBe(20);
    // The first line of u.data, "196 242 3 881250949".
    const k = cells(observations).indexOf('195,241,3');
    expect(k).toBeGreaterThanOrEqual(0);
    expect([index.rowOf('196'), index.columnOf('242')]).toEqual([195, 241]);
  });

  it('has canonical splits that are disjoint, cover everything, and test as its README says', async (context) => {
    context.skip(absent, reason);
    const data = await movieLens100k({ path: folder });
    const all = sorted(data.observations);
    const tests: Observations[] = [];
    for (const name of ['u1', 'u2', 'u3', 'u4', 'u5'] as const) {
      const { train, test } = await movieLensSplit(data, name);
      expect([train.count, test.count]).toEqual([80_000, 20_000]);
      expect(sorted(train, test) === all).toBe(true);
      tests.push(test);
    }
    expect(sorted(...tests) === all).toBe(true);
    const [a, b] = [await movieLensSplit(data, 'ua'), await movieLensSplit(data, 'ub')];
    for (const { train, test } of [a, b]) {
      expect(sorted(train, test) === all).toBe(true);
      expect(new Set(test.rowStarts.slice(1).map((end, i) => end - test.rowStarts[i]))).toEqual(new Set([10]));
    }
    expect(new Set([...cells(a.test), ...cells(b.test)]).size).toBe(2 * 9430);
  }, 240_000);

  it('downloads the archive once, and reads the same from it as from the folder', async (context) => {
    context.skip(absent, reason);
    const files = Object.keys(movieLensChecksums).filter((name) => name !== 'ub.test');
    const zip = testZip(files.map((name) => ({ name: `ml-100k/${name}`, content: readFileSync(join(folder, name)) })));
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.writeHead(200, { 'content-length': zip.length }).end(zip);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ml-100k.zip`;
    const cache = join(temporary(), 'cache');
    let received = 0;
    try {
      const data = await movieLens100k({ cache, url, onProgress: (progress) => (received = progress.received) });
      await movieLens100k({ cache, url });
      expect([requests, received]).toEqual([1, zip.length]);
      const direct = await movieLens100k({ path: folder });
      expect(sorted(data.observations) === sorted(direct.observations)).toBe(true);
      const { test } = await movieLensSplit(data, 'ua');
      expect(test.count).toBe(9430);
      await expectRefused(movieLensSplit(data, 'ub'), 'LOWRANK_ARCHIVE_MISSING', '"ml-100k/ub.test" is not in it');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('refuses other content, in a folder and in an archive', async () => {
    const at = temporary();
    writeFileSync(join(at, 'u.data'), '1\t1\t5\t0\n');
    await expectRefused(movieLens100k({ path: at }), 'LOWRANK_CHECKSUM', `${join(at, 'u.data')}: its SHA-256 is`);
    const zip = join(at, 'ml-100k.zip');
    writeFileSync(zip, testZip([{ name: 'ml-100k/u.data', content: '1\t1\t5\t0\n' }]));
    await expectRefused(movieLens100k({ path: zip }), 'LOWRANK_CHECKSUM', 'ml-100k/u.data: its SHA-256 is');
    writeFileSync(zip, testZip([{ name: 'u.data', content: '1\t1\t5\t0\n' }]));
    await expectRefused(movieLens100k({ path: zip }), 'LOWRANK_ARCHIVE_MISSING', '"ml-100k/u.data" is not in it');
    writeFileSync(zip, readFileSync(zip).subarray(0, 40));
    await expectRefused(movieLens100k({ cache: at, download: false }), 'LOWRANK_ARCHIVE_DAMAGED', zip);
  });

  it('does not keep a download that is something else', async () => {
    const server = createServer((_, response) => response.writeHead(200).end('<html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const cache = temporary();
    try {
      await expectRefused(movieLens100k({ cache, url }), 'LOWRANK_ARCHIVE_DAMAGED', `${url}: not a whole zip archive`);
      expect(existsSync(join(cache, 'ml-100k.zip'))).toBe(false);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('says what it needs', async () => {
    await expectRefused(movieLens100k({}), 'LOWRANK_ARGUMENT', 'expected path');
    await expectRefused(movieLens100k({ path: '/nowhere' }), 'LOWRANK_FILE', "/nowhere: can't be read: ENOENT");
    const at = temporary();
    await expectRefused(movieLens100k({ cache: at, download: false }), 'LOWRANK_FILE', 'download is false');
    mkdirSync(join(at, 'empty'));
    await expectRefused(movieLens100k({ path: join(at, 'empty') }), 'LOWRANK_FILE', "u.data: can't be read");
    const nothing = { read: () => Promise.reject(new Error('not asked')) };
    await expectRefused(movieLensSplit(nothing, 'u6' as never), 'LOWRANK_ARGUMENT', "got 'u6'");
  });
});
