import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a bundler makes of a program for a browser: the modules it takes in, and their size. */
export interface Bundle {
  /** Minified code. */
  readonly code: string;
  /** Minified and compressed by gzip, in bytes. */
  readonly size: number;
  /** Paths of the modules with code in the bundle. */
  readonly modules: readonly string[];
}

/** Bundles a module given as text, as if it stood in `folder`; what `external` names is left out. */
export async function bundleOf(code: string, folder: string, external: readonly string[] = []): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: [...external],
    metafile: true,
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  const modules = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return {
    code: outputFiles[0].text,
    size: gzipSync(outputFiles[0].contents, { level: 9 }).length,
    modules: modules.map(([path]) => path),
  };
}
