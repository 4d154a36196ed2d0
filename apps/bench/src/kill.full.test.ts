import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { random } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { folderWith, runCli, smallSetting, startCli, until } from './test-support/cli.js';

type Json = Record<string, unknown>;

const rounds = 12;
const slow = {
  name: 'slow',
  title: 'Slow',
  setting: {
    ...smallSetting,
    data: { kind: 'synthetic', rows: 40, columns: 40, rank: 2, observed: 400 },
    steps: 3000,
    metricsEvery: 50,
    checkpointEvery: 30,
  },
  grid: [{ 'network.depth': [1, 2], seed: [0, 1] }],
};

const withoutSeconds = (stdout: string) =>
  (JSON.parse(stdout).results as Json[]).map(({ seconds: _, ...result }) => result);

const metricsOf = (cwd: string, out: string) =>
  readdirSync(join(cwd, out, 'slow', 'runs')).map((id) =>
    readFileSync(join(cwd, out, 'slow', 'runs', id, 'metrics.jsonl'), 'utf8'),
  );

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

describe('lowrank-bench', () => {
  it('ends with the same bits however often it is killed, and interrupted, at whatever moment', async () => {
    const cwd = folderWith(slow);
    const whole = await runCli(['run', 'slow.json', '--json', '--out', 'whole'], cwd);
    expect(whole.code).toBe(0);
    const moments = random(0, 'moments');
    for (let round = 0; round < rounds; round++) {
      const { process, ended } = startCli(['run', 'slow.json', '--workers', String(1 + (round % 2))], cwd);
      await wait(300 + 1500 * moments.uniform());
      process.kill(round % 4 === 3 ? 'SIGINT' : 'SIGKILL');
      const { code, signal, stderr } = await ended;
      // An interrupt before the command listens to it ends it as it ends any other.
      expect(['SIGKILL', 'SIGINT', 130, 0], stderr).toContain(signal ?? code);
    }
    const resumed = await runCli(['run', 'slow.json', '--json'], cwd);
    expect(resumed.code).toBe(0);
    expect(withoutSeconds(resumed.stdout)).toEqual(withoutSeconds(whole.stdout));
    expect(metricsOf(cwd, 'runs')).toEqual(metricsOf(cwd, 'whole'));
  });

  it('exits at once on a second Ctrl-C, and leaves nothing that stops it from going on', async () => {
    // One step takes seconds, so the first Ctrl-C has not ended it when the second comes.
    const heavy = {
      name: 'heavy',
      title: 'Heavy',
      setting: {
        ...smallSetting,
        data: { kind: 'synthetic', rows: 1200, columns: 1200, rank: 2, observed: 9000 },
        engine: { name: 'exact' },
        steps: 3,
        metricsEvery: 3,
      },
    };
    const cwd = folderWith(heavy);
    const { process, ended } = startCli(['run', 'heavy.json'], cwd);
    const runs = join(cwd, 'runs', 'heavy', 'runs');
    // The metrics of step 0 are written right before the first step.
    const begun = () => existsSync(runs) && readdirSync(runs).some((id) => sizeOf(join(runs, id, 'metrics.jsonl')) > 0);
    await Promise.race([until(begun), ended]);
    let noted = '';
    process.stderr?.on('data', (text: string) => {
      noted += text;
    });
    process.kill('SIGINT');
    await Promise.race([until(() => noted.includes('Press Ctrl-C again')), ended]);
    // Within half a second it would count as the echo of the first.
    await wait(700);
    process.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(130);
    // What the first Ctrl-C alone ends with.
    expect(stdout + stderr).not.toContain('To go on:');
    expect(stderr).toMatch(/Press Ctrl-C again to stop at once/);
    expect(existsSync(join(cwd, 'runs', 'heavy', 'lock'))).toBe(false);
  });
});
