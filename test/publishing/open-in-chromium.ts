import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Serves a folder, opens its index.html in the Chromium at `executable`, and returns what `computed` resolves to there. */
export async function openInChromium<T>(executable: string, folder: string): Promise<T> {
  const server = createServer(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    const file = join(folder, path);
    const content = await readFile(file).catch(() => undefined);
    response.writeHead(content ? 200 : 404, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: executable });
  try {
    const page = await browser.newPage();
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`, { waitUntil: 'load' });
    const computed = await page.evaluate<T>('globalThis.computed');
    if (computed === undefined) throw new Error(`The page computed nothing. ${failures.join(' ')}`);
    return computed;
  } finally {
    await browser.close();
    server.close();
  }
}
