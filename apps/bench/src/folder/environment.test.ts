import { homedir, hostname, userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.js';

describe('readEnvironment', () => {
  it('tells what was computed with', () => {
    expect(readEnvironment()).toMatchObject({
      node: process.versions.node,
      cores: expect.any(Number),
      packages: { '@lowrank/models': expect.stringMatching(/^\d+\.\d+\.\d+/), '@tensorflow/tfjs-core': '4.22.0' },
    });
  });

  it('names neither a person nor a machine', () => {
    const text = JSON.stringify(readEnvironment());
    for (const secret of [hostname(), homedir(), userInfo().username]) {
      // A name such as "x64" or "node" may be a word of its own in there.
      if (secret.length > 5) expect(text).not.toContain(secret);
    }
  });
});
