import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingData, reasonNotToCount } from './counting.js';
import type { Blas, PythonDescription } from './python/description.js';
import type { RowPlan } from './row.js';
import { allRows } from './rows/all-rows.js';

const row = (id: string) => allRows.find((each) => each.id === id) as RowPlan;
const openblas: Blas = { kind: 'openblas', path: '/lib/libopenblas.so.0', version: '0.3.21', core: 'Haswell' };
const reference: Blas = { kind: 'reference', path: '/lib/libblas.so.3.11.0' };
const debian: PythonDescription = {
  python: '3.11.2',
  torch: '1.13.0a0',
  numpy: '1.24.2',
  threads: 1,
  torchBlas: openblas,
  numpyBlas: openblas,
  right: true,
};

describe('reasonNotToCount', () => {
  it('finds none against the versions that the bars are set against, on OpenBLAS or MKL', () => {
    expect(reasonNotToCount(row('step-ratio'), debian)).toBeUndefined();
    expect(reasonNotToCount(row('step-ratio'), { ...debian, torchBlas: { kind: 'mkl' } })).toBeUndefined();
    expect(reasonNotToCount(row('svd-lapack-100'), debian)).toBeUndefined();
  });

  it('does not count more workers than there are cores', () => {
    const crowded: RowPlan = { ...row('workers-2'), ours: { work: 'runs', runs: 1, steps: 1, workers: 100_000 } };
    expect(reasonNotToCount(crowded, undefined)).toBe('there are fewer cores than workers');
  });

  it('does not count a row on the reference BLAS, and says what to install', () => {
    const reason = reasonNotToCount(row('step-ratio'), { ...debian, torchBlas: reference });
    expect(reason).toContain('torch runs on the reference BLAS (/lib/libblas.so.3.11.0)');
    expect(reason).toContain('apt-get install libopenblas0-pthread');
    expect(reasonNotToCount(row('svd-lapack-100'), { ...debian, numpyBlas: reference })).toContain('numpy runs on');
  });

  it('asks for the BLAS of the library that a row compares with, no other', () => {
    expect(reasonNotToCount(row('svd-lapack-100'), { ...debian, torchBlas: reference })).toBeUndefined();
    expect(reasonNotToCount(row('step-ratio'), { ...debian, numpyBlas: reference })).toBeUndefined();
  });

  it('does not count a row on a BLAS that it can not name', () => {
    expect(reasonNotToCount(row('step-ratio'), { ...debian, torchBlas: { kind: 'unknown' } })).toBe(
      'torch runs on an unknown BLAS',
    );
  });

  it('does not count other versions', () => {
    expect(reasonNotToCount(row('step-ratio'), { ...debian, torch: '2.1.0' })).toBe(
      'torch is 2.1.0, the bar is set against 1.13',
    );
    expect(reasonNotToCount(row('svd-lapack-100'), { ...debian, numpy: '1.240.0' })).toContain('numpy is 1.240.0');
  });

  it('counts rows without Python whatever Python there is, and none without a bar', () => {
    expect(reasonNotToCount(row('svd-npm'), undefined)).toBeUndefined();
    expect(reasonNotToCount(row('step-depth-3-tfjs-naive'), undefined)).toBe('for orientation, there is no bar');
  });
});

describe('missingData', () => {
  it('asks for LOWRANK_DATA where a row needs it, and for ml-100k in it', () => {
    expect(missingData(row('step-movielens'), {})).toContain('LOWRANK_DATA is not set');
    const folder = mkdtempSync(join(tmpdir(), 'lowrank-data-'));
    expect(missingData(row('step-movielens'), { LOWRANK_DATA: folder })).toContain(
      `there is no ${join(folder, 'ml-100k')}`,
    );
    mkdirSync(join(folder, 'ml-100k'));
    expect(missingData(row('step-movielens'), { LOWRANK_DATA: folder })).toBeUndefined();
  });

  it('asks for nothing where a row needs no data', () => {
    for (const { id } of allRows.filter(({ id }) => id !== 'step-movielens')) {
      expect(missingData(row(id), {}), id).toBeUndefined();
    }
  });
});
