import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import type { Computed } from './program.ts';

/** Where in a browser the program runs; `restricted` is a page whose content security policy forbids WebAssembly. */
export type Place = 'page' | 'worker' | 'restricted';

/** What runs in the page, as text: the test runner rewrites the imports of functions. */
const expressions: Record<Place, string> = {
  page: `import('/program.js').then(({ compute }) => compute())`,
  worker: `new Promise((resolve, reject) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  })`,
  restricted: `import('/program.js').then(({ compute }) => compute())`,
};

/** What the bundled program computes in the Chromium at `executable`. */
export async function computeInChromium(executable: string, program: string, place: Place): Promise<Computed> {
  const server = createServer(({ url }, response) => answer(response, url ?? '/', program));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: executable });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${place}`);
    return await page.evaluate<Computed>(expressions[place]);
  } finally {
    await browser.close();
    server.close();
  }
}

function answer(response: ServerResponse, url: string, program: string): void {
  if (url.endsWith('.js')) {
    const worker = `import { compute } from '/program.js'; postMessage(await compute());`;
    response.setHeader('Content-Type', 'text/javascript');
    response.end(url === '/worker.js' ? worker : program);
    return;
  }
  response.setHeader('Content-Type', 'text/html');
  if (url === '/restricted') response.setHeader('Content-Security-Policy', "default-src 'self'");
  response.end('<!doctype html><title>The same bits</title>');
}
