import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPython } from './python-process.js';

/** A program in Node that speaks as speed/worker.py does; `right` is an expression of its environment. */
function fakePython(right: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'lowrank-python-')), 'python3');
  writeFileSync(
    path,
    `#!${process.execPath}
const { createInterface } = require('node:readline');
const { env } = process;
createInterface({ input: process.stdin }).on('line', (line) => {
  const { describe, prepare, run } = JSON.parse(line);
  if (prepare?.work === 'none') console.log(JSON.stringify({ error: 'KeyError: none' }));
  else if (describe) console.log(JSON.stringify({ threads: env.OMP_NUM_THREADS, right: ${right} }));
  else console.log(JSON.stringify(run ? { ms: run / 4 } : {}));
});
`,
  );
  chmodSync(path, 0o755);
  return path;
}
const env = { OPENBLAS_CORETYPE: 'Haswell', PATH: process.env.PATH };

describe.skipIf(process.platform === 'win32')('startPython', () => {
  it('gives the number of threads on, and lets OpenBLAS choose its kernels', async () => {
    const python = await startPython(fakePython('env.OPENBLAS_CORETYPE === undefined'), 2, env);
    expect(python.description.threads).toBe('2');
    expect(python.unset).toEqual(['OPENBLAS_CORETYPE']);
    python.close();
  });

  it('leaves the environment as it is where results are wrong otherwise', async () => {
    const python = await startPython(fakePython("env.OPENBLAS_CORETYPE === 'Haswell'"), 1, env);
    expect(python.unset).toEqual([]);
    python.close();
  });

  it('refuses a Python that computes wrong either way', async () => {
    await expect(startPython(fakePython('false'), 1, env)).rejects.toThrow('products or decompositions come out wrong');
  });

  it('prepares work and tells its time', async () => {
    const python = await startPython(fakePython('true'), 1, env);
    const contender = await python.contender({ work: 'numpy-svd' });
    expect(await contender.run(8)).toBe(2);
    await expect(python.contender({ work: 'none' })).rejects.toThrow('KeyError: none');
    python.close();
  });
});
