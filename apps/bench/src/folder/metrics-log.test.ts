import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MetricsLine } from '../training/metrics.js';
import { createMetrics, readMetrics, resumeMetrics } from './metrics-log.js';

const line = (step: number) => ({ step, testMse: 1 / 3 }) as unknown as MetricsLine;
const steps = (path: string) => readMetrics(path).map(({ step }) => step);

function logOf(...made: number[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'lowrank-metrics-')), 'metrics.jsonl');
  const log = createMetrics(path);
  for (const step of made) log.append(line(step));
  log.close();
  return path;
}

describe('metrics.jsonl', () => {
  it('keeps every digit of what is appended', () => {
    expect(readMetrics(logOf(0, 10))).toEqual([line(0), line(10)]);
  });

  it('drops what is beyond the checkpoint and goes on after it', () => {
    const path = logOf(0, 10, 20, 30);
    appendFileSync(path, '{"step":40,"te');
    const log = resumeMetrics(path, 15, 10);
    log?.append(line(20));
    log?.close();
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(logOf(0, 10, 20), 'utf8'));
  });

  it('does not go on where lines are missing or damaged before the checkpoint', () => {
    expect(resumeMetrics(logOf(0, 20), 20, 10)).toBeUndefined();
    expect(resumeMetrics(logOf(0, 10), 20, 10)).toBeUndefined();
    expect(resumeMetrics(join(tmpdir(), 'lowrank-no-such-file'), 20, 10)).toBeUndefined();
    const path = logOf(0, 10, 20);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"step":10', '"step"10'));
    expect(steps(path)).toEqual([0]);
    expect(resumeMetrics(path, 20, 10)).toBeUndefined();
  });
});
