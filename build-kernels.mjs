import { writeFile } from 'node:fs/promises';
import asc from 'assemblyscript/asc';

/**
 * Compiles a folder of the package at hand, assembly/ unless another one is named, and writes it into a module of its
 * sources, so that the kernels need no file or network when they are used: `node build-kernels.mjs [folder module]`.
 */
const [folder = 'assembly', name = 'kernels'] = process.argv.slice(2);
let binary;
const options = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--noAssert'];
const { error, stderr } = await asc.main(
  ['index.ts', '--baseDir', folder, '--outFile', `${name}.wasm`, ...options],
  {
    writeFile: (_name, contents) => {
      binary = contents;
    },
  },
);
if (error) throw new Error(`build-kernels: asc failed.\n${stderr}`, { cause: error });
// Some browsers compile no more than this synchronously on their main thread.
if (binary.length > 4096) throw new Error(`build-kernels: expected at most 4096 bytes, got ${binary.length}.`);
await writeFile(
  `src/${name}.generated.ts`,
  `/** From ${folder}/ by build-kernels.mjs: a WebAssembly module in base64. */\nexport const binary =\n  '${Buffer.from(binary).toString('base64')}';\n`,
);
