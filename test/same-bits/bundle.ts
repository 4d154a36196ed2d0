import { join } from 'node:path';
import { build } from 'esbuild';

/** The program and the built packages as one module, for engines that find no packages. */
export async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'program.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0].text;
}
