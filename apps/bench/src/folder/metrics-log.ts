import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { codeOf } from '../errors.js';
import type { MetricsLine } from '../training/metrics.js';

/** An append-only file with one JSON object a line. */
export interface MetricsLog {
  append(line: MetricsLine): void;
  close(): void;
}

/** The lines of a log up to the first that is cut off or no JSON; none where there is no file. */
export function readMetrics(path: string): MetricsLine[] {
  return soundLines(readText(path)).map(({ line }) => line);
}

/**
 * Opens a log to go on after `step`: what was measured later is cut off.
 *
 * @returns undefined where the log does not hold a line for each multiple of `every` up to `step`, so that the run can't
 * go on from there.
 */
export function resumeMetrics(path: string, step: number, every: number): MetricsLog | undefined {
  const kept = soundLines(readText(path)).filter(({ line }) => line.step <= step);
  const whole = kept.length === Math.floor(step / every) + 1 && kept.every(({ line }, k) => line.step === k * every);
  return whole ? open(path, kept[kept.length - 1].end) : undefined;
}

/** Opens an empty log. */
export function createMetrics(path: string): MetricsLog {
  return open(path, 0);
}

/** SHA-256 of a file; undefined where there is none. */
export function digestOfFile(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function open(path: string, length: number): MetricsLog {
  const file = openSync(path, 'a');
  ftruncateSync(file, length);
  return {
    append: (line) => {
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    },
    close: () => closeSync(file),
  };
}

/** Lines with the byte at which each ends. */
function soundLines(text: string): { line: MetricsLine; end: number }[] {
  const lines: { line: MetricsLine; end: number }[] = [];
  let end = 0;
  for (const part of text.split('\n').slice(0, -1)) {
    end += Buffer.byteLength(part) + 1;
    try {
      const line = JSON.parse(part);
      if (!Number.isInteger(line?.step)) break;
      lines.push({ line, end });
    } catch {
      break;
    }
  }
  return lines;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}
