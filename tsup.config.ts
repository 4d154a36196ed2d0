import { defineConfig } from 'tsup';

/** Shared by every package; the entries stand in each package's build script. */
export default defineConfig({
  format: ['esm'],
  target: 'es2022',
  dts: true,
  sourcemap: true,
  clean: true,
  treeshake: true,
});
