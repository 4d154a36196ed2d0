import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const options = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--noAssert'];

await build('assembly', 'kernels');
await build('assembly/decompositions', 'decompositions');

/** Compiles a folder and writes it into a module, so that the kernels need no file or network when they are used. */
async function build(folder, name) {
  let binary;
  const { error, stderr } = await asc.main(
    [
      'index.ts',
      '--baseDir',
      fileURLToPath(new URL(folder, import.meta.url)),
      '--outFile',
      `${name}.wasm`,
      ...options,
    ],
    {
      writeFile: (_name, contents) => {
        binary = contents;
      },
    },
  );
  if (error) throw new Error(`build-kernels: asc failed on ${folder}.\n${stderr}`, { cause: error });
  // Some browsers compile no more than this synchronously on their main thread.
  if (binary.length > 4096) throw new Error(`build-kernels: expected at most 4096 bytes, ${folder} has ${binary.length}.`);
  await writeFile(
    new URL(`src/${name}.generated.ts`, import.meta.url),
    `/** From ${folder}/ by build-kernels.mjs: a WebAssembly module in base64. */\nexport const binary =\n  '${Buffer.from(binary).toString('base64')}';\n`,
  );
}
