import { existsSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as environment from '../folder/environment.js';
import { readResult } from '../folder/result-file.js';
import { runPaths } from '../folder/run-folder.js';
import { fitSettingSchema } from '../schema/setting.js';
import type { RunMessage, RunOutcome } from './messages.js';
import type { RunResult } from './run-result.js';
import { trainRun } from './train-run.js';

vi.mock('../folder/environment.js', { spy: true });

const setting = fitSettingSchema.parse({
  data: { kind: 'synthetic', rows: 12, columns: 10, rank: 2, observed: 60 },
  network: { depth: 2, init: { scale: 0.1 } },
  terms: [{ penalty: { name: 'ratio' }, weight: 0.01 }],
  optimizer: { name: 'adam', learningRate: 0.01 },
  engine: { name: 'subspace', rank: 4 },
  steps: 70,
  seed: 3,
  validationFraction: 0.1,
  metricsEvery: 10,
  checkpointEvery: 15,
});

const folder = () => mkdtempSync(join(tmpdir(), 'lowrank-run-'));

/** Makes a run, cancelled before its first step if asked. Cancelling later depends on the clock: see the tests of the command. */
async function make(at: string, { change = {}, cancel = false } = {}) {
  const messages: RunMessage[] = [];
  const controller = new AbortController();
  if (cancel) controller.abort();
  const job = { experiment: 'e', id: 'id', label: 'l', setting: { ...setting, ...change }, folder: at };
  const outcome = await trainRun(job, { say: (message) => messages.push(message), signal: controller.signal });
  return { outcome, messages };
}

function resultOf(outcome: RunOutcome): RunResult {
  if (outcome.status !== 'done') throw new Error(`expected a result, got ${JSON.stringify(outcome)}`);
  return outcome.result;
}

const without = ({ seconds: _, ...result }: RunResult) => result;
const metrics = (at: string) => readFileSync(join(at, 'metrics.jsonl'), 'utf8');

describe('trainRun', () => {
  it('stores settings, metrics, and a result that is read back', async () => {
    const at = folder();
    writeFileSync(join(at, 'checkpoint.bin.1-abc.tmp'), 'left over from a kill');
    const result = resultOf((await make(at)).outcome);
    expect(readdirSync(at).sort()).toEqual(['config.json', 'metrics.jsonl', 'result.json']);
    expect(JSON.parse(readFileSync(join(at, 'config.json'), 'utf8'))).toEqual(setting);
    expect(readResult(runPaths(at), 'id')).toEqual(result);
    expect(result).toMatchObject({
      depth: 2,
      optimizer: 'adam',
      penalty: 'ratio',
      engine: 'subspace',
      rank: 2,
      observed: 60,
      steps: 70,
      weight: 0.01,
    });
    expect(result.singularValues).toHaveLength(10);
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
    const lines = metrics(at)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ step }) => step)).toEqual([0, 10, 20, 30, 40, 50, 60, 70]);
    expect(lines[0]).toMatchObject({ loss: null, penalty: null });
    expect(lines[7]).toMatchObject({ testMse: result.testMse, validationMse: result.validationMse });
  });

  it('gives the same bits in every folder', async () => {
    const [a, b] = [folder(), folder()];
    expect(without(resultOf((await make(a)).outcome))).toEqual(without(resultOf((await make(b)).outcome)));
    expect(metrics(a)).toBe(metrics(b));
  });

  it('stores a checkpoint when it is cancelled, and goes on from it to the same bits', async () => {
    const [whole, halted] = [folder(), folder()];
    const expected = resultOf((await make(whole)).outcome);
    const { outcome } = await make(halted, { cancel: true });
    expect(outcome).toEqual({ status: 'interrupted', step: 0 });
    expect(existsSync(join(halted, 'result.json'))).toBe(false);
    const resumed = await make(halted);
    expect(resumed.messages[0]).toEqual({ type: 'resumed', step: 0 });
    expect(without(resultOf(resumed.outcome))).toEqual(without(expected));
    expect(metrics(halted)).toBe(metrics(whole));
  });

  it('says that a checkpoint is damaged and starts again', async () => {
    const [whole, at] = [folder(), folder()];
    const result = resultOf((await make(whole)).outcome);
    await make(at, { cancel: true });
    truncateSync(join(at, 'checkpoint.bin'), 100);
    const { outcome, messages } = await make(at);
    expect(messages[0]).toEqual({
      type: 'notice',
      text: expect.stringMatching(/checkpoint\.bin is damaged\. The run starts from the beginning/),
    });
    expect(without(resultOf(outcome))).toEqual(without(result));
    expect(metrics(at)).toBe(metrics(whole));
  });

  it('says that other versions wrote a checkpoint and starts again', async () => {
    const at = folder();
    vi.mocked(environment.runtimeVersions).mockReturnValueOnce({ node: '20.0.0', '@lowrank/models': '0.9.0' });
    await make(at, { cancel: true });
    const { outcome, messages } = await make(at);
    expect(messages[0]).toEqual({
      type: 'notice',
      text: expect.stringMatching(/checkpoint\.bin was written by other versions .* The run starts from the beginning/),
    });
    expect(outcome.status).toBe('done');
  });

  it('says that metrics are damaged and starts again', async () => {
    const at = folder();
    await make(at, { cancel: true });
    writeFileSync(join(at, 'metrics.jsonl'), '{"step":\n');
    const { outcome, messages } = await make(at);
    expect(messages[0]).toEqual({
      type: 'notice',
      text: expect.stringMatching(/metrics\.jsonl is damaged before step 0/),
    });
    expect(outcome.status).toBe('done');
  });

  it('tells step and setting of a run that diverges, and stores that', async () => {
    const at = folder();
    const { outcome } = await make(at, {
      change: { optimizer: { name: 'gradientDescent', learningRate: 1e6 }, terms: [] },
    });
    expect(outcome).toMatchObject({
      status: 'failed',
      failure: {
        label: 'l',
        seed: 3,
        code: 'LOWRANK_DIVERGED',
        step: expect.any(Number),
        message: expect.stringMatching(/step \d+ with gradientDescent\(\{"learningRate":1000000\}\)/),
      },
    });
    expect(JSON.parse(readFileSync(join(at, 'failure.json'), 'utf8'))).toEqual(
      outcome.status === 'failed' && outcome.failure,
    );
    expect(existsSync(join(at, 'result.json'))).toBe(false);
  });

  it('tells that its folder cannot be written', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const { outcome } = await make(join(file, 'below'));
    expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'ENOTDIR' } });
  });
});

describe('readResult', () => {
  it.each([
    ['a result that is cut off', 'result.json', (text: string) => text.slice(0, 200)],
    ['a result with another digit', 'result.json', (text: string) => text.replace('"rank": 2', '"rank": 3')],
    ['metrics that are cut off', 'metrics.jsonl', (text: string) => text.slice(0, -10)],
  ])('notices %s', async (_, file, damage) => {
    const at = folder();
    await make(at);
    const path = join(at, file);
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    expect(readResult(runPaths(at), 'id')).toBe('damaged');
  });

  it('does not take the result of another run', async () => {
    const at = folder();
    await make(at);
    expect(readResult(runPaths(at), 'other')).toBe('damaged');
    expect(readResult(runPaths(folder()), 'id')).toBe('none');
  });
});
