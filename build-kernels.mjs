import { writeFile } from 'node:fs/promises';
import asc from 'assemblyscript/asc';

/**
 * Compiles assembly/ of the package at hand and writes it into a module of its sources, so that the kernels need no file or
 * network when they are used: `node build-kernels.mjs`, or `node build-kernels.mjs entry name` for another entry in
 * assembly/ than its index.ts.
 */
const [entry = 'index.ts', name = 'kernels'] = process.argv.slice(2);
let binary;
const options = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--noAssert'];
const { error, stderr } = await asc.main([entry, '--baseDir', 'assembly', '--outFile', `${name}.wasm`, ...options], {
  writeFile: (_name, contents) => {
    binary = contents;
  },
});
if (error) throw new Error(`build-kernels: asc failed on ${entry}.\n${stderr}`, { cause: error });
// Whoever installs a package downloads its kernels.
const limit = 16_384;
if (binary.length > limit) {
  throw new Error(`build-kernels: expected at most ${limit} bytes of ${entry}, got ${binary.length}.`);
}
await writeFile(
  `src/${name}.generated.ts`,
  `/** From assembly/${entry} by build-kernels.mjs: a WebAssembly module in base64. */\nexport const binary =\n  '${Buffer.from(binary).toString('base64')}';\n`,
);
