import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPython } from './find-python.js';

/** A folder with a python3 that imports everything, or nothing. */
function folderWithPython(imports: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'lowrank-python-'));
  const failure = 'echo "Traceback" >&2; echo "ModuleNotFoundError: No module named torch" >&2; exit 1';
  writeFileSync(join(folder, 'python3'), `#!/bin/sh\n${imports ? 'exit 0' : failure}\n`);
  chmodSync(join(folder, 'python3'), 0o755);
  return folder;
}

describe.skipIf(process.platform === 'win32')('findPython', () => {
  it('takes the first python3 on the PATH that can import torch', () => {
    const [without, first, second] = [false, true, true].map(folderWithPython);
    const PATH = ['/nowhere', without, first, second].join(delimiter);
    expect(findPython({ PATH })).toEqual({ path: join(first, 'python3') });
  });

  it('takes LOWRANK_PYTHON before all others', () => {
    const [onPath, given] = [folderWithPython(true), join(folderWithPython(true), 'python3')];
    expect(findPython({ PATH: onPath, LOWRANK_PYTHON: given })).toEqual({ path: given });
  });

  it('says what LOWRANK_PYTHON lacks, and looks no further', () => {
    const [onPath, given] = [folderWithPython(true), join(folderWithPython(false), 'python3')];
    expect(findPython({ PATH: onPath, LOWRANK_PYTHON: given })).toEqual({
      missing: `LOWRANK_PYTHON is ${given}: ModuleNotFoundError: No module named torch`,
    });
    expect(findPython({ LOWRANK_PYTHON: '/nowhere/python3' })).toEqual({
      missing: expect.stringContaining('/nowhere/python3'),
    });
  });
});
