import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nuclear } from '../nuclear.js';
import { ratio } from '../ratio.js';
import { penaltyChecks } from './penalty-checks.js';
import { testPenalty } from './test-penalty.js';

it('registers every check under the name of the factory and its parameters', () => {
  const [groups, tests]: [string[], string[]] = [[], []];
  const recorder = {
    describe: (name: string, body: () => void) => {
      groups.push(name);
      body();
    },
    it: (name: string) => tests.push(name),
  };
  testPenalty(recorder, nuclear, { params: {} });
  expect(groups).toEqual(['penalty nuclear({})']);
  expect(tests).toEqual(penaltyChecks(nuclear).map(({ name }) => name));
});

it('refuses an option of another name, which would check less than was meant', () => {
  expect(() => penaltyChecks(ratio, { parameters: { gamma: 2 } } as never)).toThrow(
    "penaltyChecks: there is no option 'parameters'; did you mean 'params'? The options are params, values, range.",
  );
});

it('returns nothing from a test, which jest insists on', () => {
  for (const { run } of penaltyChecks(ratio)) expect(run()).toBeUndefined();
});

testPenalty({ describe, it }, ratio); // vitest itself

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
    import { testPenalty } from '@lowrank/regularizers/testing';
    const evaluate = (slope) => (nuclear) => ({ value: nuclear, dNuclear: slope, dFrobenius: 0 });
    const plain = (slope) => function plain() {
      return { specVersion: 1, kind: 'norms', name: 'plain', params: {}, evaluate: evaluate(slope) };
    };`;

  it('passes a plain object that is a penalty', () => {
    const { status, stdout } = run(`${imports} testPenalty({ describe, it }, plain(1));`);
    expect(stdout).toMatch(/# Subtest: penalty plain\(\{\}\)/);
    expect(stdout).toMatch(/# fail 0/);
    expect(status).toBe(0);
  });

  it('fails one whose gradient is wrong, with the reason', () => {
    const { status, stdout } = run(`${imports} testPenalty({ describe, it }, plain(2));`);
    expect(stdout).toMatch(/not ok \d+ - has the gradient of central differences at full rank/);
    expect(stdout).toMatch(/plain: at a 4 x 4 matrix of scale .* Check every sign and factor/);
    expect(status).toBe(1);
  });
});

it('refuses known values that are none', () => {
  for (const [values, place] of [
    [{ at: [[1]], value: 1 }, 0],
    [
      [
        { at: [[1]], value: 1 },
        { at: [[1]], val: 1 },
      ],
      1,
    ],
    [5, 0],
  ] as const) {
    expect(() => penaltyChecks(ratio, { values: values as never })).toThrow(
      `penaltyChecks: expected values to be a list of { at, value } with rows and a number; values[${place}] is not one.`,
    );
  }
});
