import { expect, it } from 'vitest';
import { runId } from './run-id.js';

const withPenalty = (penalty: object) => runId({ terms: [{ penalty, weight: 1 }] } as never);
const plugin = { sha256: 'a' };

it('depends on what a file is and not on where', () => {
  expect(withPenalty({ name: './a.js', plugin })).toBe(withPenalty({ plugin, name: '../b/c.js' }));
  expect(withPenalty({ name: './a.js', plugin })).not.toBe(withPenalty({ name: './a.js', plugin: { sha256: 'b' } }));
  expect(withPenalty({ name: './a.js', plugin })).not.toBe(withPenalty({ name: './a.js', plugin, gamma: 1 }));
});

it('depends on name, version and digest of a package', () => {
  const id = withPenalty({ name: 'a', plugin: { version: '1.0.0', sha256: 'a' } });
  for (const [name, version, sha256] of [
    ['b', '1.0.0', 'a'],
    ['a', '1.0.1', 'a'],
    ['a', '1.0.0', 'b'],
  ]) {
    expect(withPenalty({ name, plugin: { version, sha256 } })).not.toBe(id);
  }
});
