import { MemoryError } from './errors.js';

/**
 * Bytes per number of a factor while training: parameter, gradient, step and two states of an optimizer in float32, made
 * once on trial; the start, and the copies of the result, of the best iterate and of a checkpoint.
 */
const bytesPerNumber = 100;

/** Refuses matrices whose training would take more than `limit` bytes, as estimated. */
export function refuseLarge(rows: number, columns: number, depth: number, limit: number): void {
  const inner = Math.min(rows, columns);
  const numbers = depth === 1 ? rows * columns : 2 * rows * columns + (depth - 1) * inner * (rows + columns);
  const bytes = bytesPerNumber * numbers;
  if (bytes <= limit) return;
  throw new MemoryError(
    `linearNetwork: ${rows} x ${columns} at depth ${depth} would take about ${sizeOf(bytes)}, the limit is ` +
      `${sizeOf(limit)}. The matrix is held whole: leave out rows or columns with few entries, or raise memoryLimit.`,
    bytes,
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toPrecision(3)} MiB` : `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}
