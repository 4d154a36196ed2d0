import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adam } from '../adam.js';
import { optimizerChecks } from './optimizer-checks.js';
import { testOptimizer } from './test-optimizer.js';

it('registers every check under the name of the factory and its parameters', () => {
  const [groups, tests]: [string[], string[]] = [[], []];
  const recorder = {
    describe: (name: string, body: () => void) => {
      groups.push(name);
      body();
    },
    it: (name: string) => tests.push(name),
  };
  testOptimizer(recorder, adam, { params: { beta1: 0.5 } });
  expect(groups).toEqual(['optimizer adam({"beta1":0.5})']);
  expect(tests).toEqual(optimizerChecks(adam).map(({ name }) => name));
});

it('returns nothing from a test, which jest insists on', () => {
  for (const { run } of optimizerChecks(adam)) expect(run()).toBeUndefined();
});

testOptimizer({ describe, it }, adam); // vitest itself

describe('node:test', () => {
  /** Runs a module with the built package, from the folder of the package. */
  const run = (code: string) =>
    spawnSync(process.execPath, ['--input-type=module', '--test-reporter=tap', '--eval', code], {
      cwd: join(import.meta.dirname, '../..'),
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: '' },
    });
  const imports = `
    import { describe, it } from 'node:test';
    import { testOptimizer } from '@lowrank/optimizers/testing';
    const plain = (rate) => function plain() {
      return {
        specVersion: 1,
        name: 'plain',
        params: {},
        init: () => ({ slots: {}, globals: {} }),
        update: (gradients, state, parameters, out) => gradients.forEach((g, k) => g.forEach((x, i) => {
          out[k][i] = -rate * x;
        })),
      };
    };`;

  it('passes a plain object that is an optimizer', () => {
    const { status, stdout } = run(`${imports} testOptimizer({ describe, it }, plain(0.1));`);
    expect(stdout).toMatch(/# Subtest: optimizer plain\(\{\}\)/);
    expect(stdout).toMatch(/# fail 0/);
    expect(status).toBe(0);
  });

  it('fails one that goes uphill, with the reason', () => {
    const { status, stdout } = run(`${imports} testOptimizer({ describe, it }, plain(-0.1));`);
    expect(stdout).toMatch(/not ok \d+ - goes downhill on a convex quadratic/);
    expect(stdout).toMatch(/plain: in 100 steps, .* check its sign/);
    expect(status).toBe(1);
  });
});

it('refuses an option of another name, which would check less than was meant', () => {
  expect(() => optimizerChecks(adam, { parms: {} } as never)).toThrow(/no option 'parms'; did you mean 'params'/);
  expect(() => optimizerChecks(adam, 5 as never)).toThrow('optimizerChecks: expected an object of options, got 5.');
});
