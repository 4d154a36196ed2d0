import { defineConfig } from 'vitest/config';

/** Tests read the sources of every package, so they never run on a stale build. */
const sources = [
  { find: /^@lowrank\/([^/]+)$/, replacement: `${import.meta.dirname}/packages/$1/src/index.ts` },
  { find: /^@lowrank\/([^/]+)\/([^/]+)$/, replacement: `${import.meta.dirname}/packages/$1/src/$2/index.ts` },
];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: sources },
        test: {
          name: 'fast',
          setupFiles: ['./test/property-seed.ts'],
          include: ['{packages,apps}/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.full.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias: sources },
        test: {
          name: 'full',
          include: ['{packages,apps}/*/src/**/*.full.test.ts', 'test/**/*.full.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 600_000,
        },
      },
    ],
  },
});
