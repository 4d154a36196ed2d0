import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLowrankError } from '@lowrank/linalg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DownloadOptions, type DownloadProgress, download } from './download.js';

const content = Buffer.from(Array.from({ length: 300_000 }, (_, k) => k % 251));
const half = 150_000;

let server: Server;
let url: string;
let folder: string;
let target: string;
let requests: IncomingMessage['headers'][];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lowrank-download-'));
  target = join(folder, 'cache', 'file');
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.headers);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const fetchIt = (options: Partial<DownloadOptions> = {}) =>
  download(url, target, { verify: same, maximumBytes: 1e6, ...options });

async function same(bytes: Uint8Array): Promise<void> {
  if (!content.equals(bytes)) throw new Error('not the same');
}

const whole = (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'content-length': content.length, etag: '"v1"' }).end(content);
};

/** Half of the content, then the connection is cut. */
const cut = (headers: Record<string, string>) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'content-length': content.length, ...headers });
  response.write(content.subarray(0, half), () => setTimeout(() => response.destroy(), 20));
};

/** The rest, as asked for. */
const rest = (request: IncomingMessage, response: ServerResponse) => {
  const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1]);
  const range = `bytes ${start}-${content.length - 1}/${content.length}`;
  response.writeHead(206, { 'content-range': range, etag: '"v1"' }).end(content.subarray(start));
};

async function refused(attempt: Promise<void>, code: string, text: string): Promise<void> {
  const error = await attempt.catch((reason: unknown) => reason);
  expect(isLowrankError(error, code), String(error)).toBe(true);
  expect(String(error)).toContain(text);
}

describe('download', () => {
  it('fetches a file, tells how far it is, and leaves nothing else behind', async () => {
    answer = whole;
    const progress: DownloadProgress[] = [];
    await fetchIt({ onProgress: (step) => progress.push(step) });
    expect(content.equals(readFileSync(target))).toBe(true);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['file']);
    expect(progress[0]).toEqual({ received: 0, total: content.length });
    expect(progress.at(-1)).toEqual({ received: content.length, total: content.length });
    const received = progress.map((step) => step.received);
    expect(received).toEqual([...received].sort((a, b) => a - b));
  });

  it('fetches a file whose length the server does not say', async () => {
    answer = (_, response) => response.writeHead(200).end(content);
    await fetchIt();
    expect(content.equals(readFileSync(target))).toBe(true);
  });

  it.each([
    ['ETag', { etag: '"v1"' }, '"v1"'],
    ['date', { 'last-modified': 'Mon, 06 Jul 2020 07:08:09 GMT' }, 'Mon, 06 Jul 2020 07:08:09 GMT'],
  ])('goes on where a cut connection stopped, if the %s is the same', async (_, headers, validator) => {
    answer = cut(headers);
    await refused(fetchIt(), 'LOWRANK_DOWNLOAD', `after ${half} of ${content.length} bytes. Calling again goes on`);
    expect(existsSync(target)).toBe(false);
    answer = rest;
    const progress: number[] = [];
    await fetchIt({ onProgress: ({ received }) => progress.push(received) });
    expect(requests[1]).toMatchObject({ range: `bytes=${half}-`, 'if-range': validator });
    expect(progress[0]).toBe(half);
    expect(content.equals(readFileSync(target))).toBe(true);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['file']);
  });

  it('begins anew where the server can not tell versions apart', async () => {
    answer = cut({ etag: 'W/"weak"' });
    await refused(fetchIt(), 'LOWRANK_DOWNLOAD', 'Calling again begins anew');
    answer = whole;
    await fetchIt();
    expect(requests[1].range).toBeUndefined();
    expect(content.equals(readFileSync(target))).toBe(true);
  });

  it('begins anew where the server ignores the range', async () => {
    answer = cut({ etag: '"v1"' });
    await refused(fetchIt(), 'LOWRANK_DOWNLOAD', 'ended');
    answer = whole;
    await fetchIt();
    expect(requests[1].range).toBe(`bytes=${half}-`);
    expect(content.equals(readFileSync(target))).toBe(true);
  });

  it.each([
    ['refuses the range', (response: ServerResponse) => response.writeHead(416).end()],
    [
      'answers with another range',
      (response: ServerResponse) => response.writeHead(206, { 'content-range': `bytes 0-9/300000` }).end('0123456789'),
    ],
  ])('begins anew where the server %s', async (_, refuse) => {
    answer = cut({ etag: '"v1"' });
    await refused(fetchIt(), 'LOWRANK_DOWNLOAD', 'ended');
    answer = (request, response) => (request.headers.range ? refuse(response) : whole(request, response));
    await fetchIt();
    expect(requests.length).toBe(3);
    expect(content.equals(readFileSync(target))).toBe(true);
  });

  it('does not go on with what came from another address', async () => {
    answer = cut({ etag: '"v1"' });
    await refused(fetchIt(), 'LOWRANK_DOWNLOAD', 'ended');
    answer = whole;
    await download(`${url}?other`, target, { verify: same, maximumBytes: 1e6 });
    expect(requests[1].range).toBeUndefined();
  });

  it('deletes what is not what was wanted', async () => {
    answer = (_, response) => response.writeHead(200, { etag: '"v1"' }).end('<html>Please log in</html>');
    await expect(fetchIt()).rejects.toThrow('not the same');
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  it('does not trust a length that is too small', async () => {
    answer = (_, response) => {
      response.socket?.end(
        `HTTP/1.1 200 OK\r\ncontent-length: 10\r\nconnection: close\r\n\r\n${content.toString('latin1')}`,
      );
    };
    await expect(fetchIt()).rejects.toThrow();
    expect(existsSync(target)).toBe(false);
  });

  it('takes no more than the limit, said or not', async () => {
    for (const headers of [{ 'content-length': content.length }, undefined]) {
      answer = (_, response) => response.writeHead(200, headers).end(content);
      await refused(fetchIt({ maximumBytes: 1000 }), 'LOWRANK_DOWNLOAD', 'more than 1000 bytes');
      expect(readdirSync(join(folder, 'cache'))).toEqual([]);
    }
  });

  it('names the address that is not there', async () => {
    answer = (_, response) => response.writeHead(404).end('no');
    await refused(fetchIt(), 'LOWRANK_DOWNLOAD', `${url}: the server answered 404 Not Found, expected 200`);
    await refused(
      download('http://127.0.0.1:1/x', target, { verify: same, maximumBytes: 1 }),
      'LOWRANK_DOWNLOAD',
      "http://127.0.0.1:1/x: can't be reached",
    );
    await refused(
      download('ftp://x/y', target, { verify: same, maximumBytes: 1 }),
      'LOWRANK_ARGUMENT',
      "got 'ftp://x/y'",
    );
  });

  it('stops when told, keeps what it has, and goes on later', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': content.length, etag: '"v1"' }).write(content.subarray(0, half));
    };
    const controller = new AbortController();
    const stop = ({ received }: DownloadProgress) => received === half && controller.abort(new Error('stopped'));
    await expect(fetchIt({ signal: controller.signal, onProgress: stop })).rejects.toThrow('stopped');
    answer = rest;
    await fetchIt();
    expect(requests[1].range).toBe(`bytes=${half}-`);
    expect(content.equals(readFileSync(target))).toBe(true);
    await expect(fetchIt({ signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before');
  });

  it('names the file that it can not write', async () => {
    answer = whole;
    writeFileSync(join(folder, 'cache'), 'a file where the folder should be');
    await refused(fetchIt(), 'LOWRANK_FILE', `${target}: can't be written`);
  });
});
