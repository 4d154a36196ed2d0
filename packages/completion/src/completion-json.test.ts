import type { Json } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { checksumOf } from './completion-json.js';
import { linearNetwork } from './linear-network.js';
import { restoreCompletion } from './restore-completion.js';
import { ratings } from './test-data.js';

type Whole = { format: string; version: number; checksum: string; body: Record<string, Json> };
const stored = JSON.stringify(await linearNetwork({ steps: 5 }).fit(ratings, { seed: 0, clip: [1, 5] }));
const read = () => JSON.parse(stored) as Whole;

describe('restoreCompletion', () => {
  it('does not mind another order of keys', () => {
    const { format, version, checksum, body } = read();
    const turned = { body: Object.fromEntries(Object.entries(body).reverse()), checksum, version, format };
    expect(restoreCompletion(turned).predict([0], [0])).toEqual(restoreCompletion(read()).predict([0], [0]));
  });

  it('refuses what is not a completion, and a later version', () => {
    for (const other of [null, 3, 'text', [], {}, { format: 'other', body: {} }]) {
      expect(() => restoreCompletion(other)).toThrow(/this is not a completion/);
    }
    expect(() => restoreCompletion({ ...read(), version: 2 })).toThrow(/version 2, expected 1/);
  });

  it('refuses a change of any kind by its checksum', () => {
    const { body, ...rest } = read();
    const left = body.left as string;
    const changes: Record<string, Json>[] = [
      { mean: (body.mean as number) + 1e-12 },
      { left: `${left.slice(0, 100)}${left[100] === 'A' ? 'B' : 'A'}${left.slice(101)}` },
      { left: left.slice(0, -8) },
      { range: [1, 6] },
      { report: { ...(body.report as object), rows: 41 } },
    ];
    for (const change of changes) {
      expect(() => restoreCompletion({ ...rest, body: { ...body, ...change } })).toThrow(/the checksum is wrong/);
    }
  });

  it('refuses arrays that do not fit the shape, even under a right checksum', async () => {
    const { body, ...rest } = read();
    const wrong = { ...body, sigma: 'AAAA' };
    const failure = () => restoreCompletion({ ...rest, checksum: checksumOf(wrong), body: wrong });
    expect(failure).toThrow(/an array has 3 bytes, \d+ numbers need/);
    expect(failure).toThrow(expect.objectContaining({ code: 'LOWRANK_COMPLETION' }));
  });
});
