import { ArgumentError, Matrix } from '@lowrank/linalg';

/** An image to complete, with what is owed to its maker. */
export interface Photograph {
  /** Grey values in [0, 1], 0 black, 1 white; `[size, size]`, the first row on top. */
  readonly image: Matrix;
  /** Who made it. */
  readonly attribution: string;
  /** SPDX identifier of the licence. */
  readonly licence: string;
  /** Where the original is published. */
  readonly source: string;
}

const fullSize = 512;
const sizes = [512, 256, 128, 64];

/**
 * The photograph "camera" of scikit-image, which replaced "cameraman" there in 2020, for inpainting.
 *
 * image_ij = mean of the 8-bit pixels in block (i, j) / 255, blocks of 512/size x 512/size pixels
 *
 * It is embedded in the package, in a module of its own (200 kB) that is loaded on the first call. Each call gives a
 * matrix of its own.
 *
 * @param options.size - pixels a side: 512 (default), 256, 128 or 64.
 * @returns The image, `[size, size]`, with attribution, licence and source.
 * @throws ArgumentError (as a rejection) for any other size.
 * @example
 * ```ts
 * import { photograph } from '@lowrank/datasets';
 *
 * const { image, attribution, licence } = await photograph({ size: 64 });
 * console.log(image.rows, image.columns, attribution, licence); // 64 64 Lav Varshney CC0-1.0
 * ```
 * @see https://scikit-image.org/docs/stable/api/skimage.data.html#skimage.data.camera
 */
export async function photograph({ size = fullSize }: { readonly size?: number } = {}): Promise<Photograph> {
  if (!sizes.includes(size)) {
    throw new ArgumentError(`photograph: size must be one of ${sizes.join(', ')}, got ${size}.`);
  }
  const { camera } = await import('./camera.generated.js');
  return Object.freeze({
    image: blockMeans(await unpack(camera), size),
    attribution: 'Lav Varshney',
    licence: 'CC0-1.0',
    source: 'https://scikit-image.org/docs/stable/api/skimage.data.html#skimage.data.camera',
  });
}

/** Pixels from base64 of deflated differences of neighbours; sums wrap at 256 as the differences did. */
async function unpack(text: string): Promise<Uint8Array> {
  const deflated = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate'));
  const pixels = new Uint8Array(await new Response(stream).arrayBuffer());
  for (let k = 1; k < pixels.length; k++) pixels[k] += pixels[k - 1];
  return pixels;
}

function blockMeans(pixels: Uint8Array, size: number): Matrix {
  const side = fullSize / size;
  const image = Matrix.zeros(size, size);
  for (let y = 0; y < fullSize; y++) {
    for (let x = 0; x < fullSize; x++) {
      image.data[Math.floor(y / side) * size + Math.floor(x / side)] += pixels[y * fullSize + x];
    }
  }
  for (let k = 0; k < image.data.length; k++) image.data[k] /= 255 * side * side;
  return image;
}
