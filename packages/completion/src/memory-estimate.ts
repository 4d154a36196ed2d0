import { MemoryError } from './errors.js';
import { formatBytes } from './format.js';

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
    `linearNetwork: ${rows} x ${columns} at depth ${depth} would take about ${formatBytes(bytes)}, the limit is ` +
      `${formatBytes(limit)}. The matrix is held whole: leave out rows or columns with few entries, or raise memoryLimit.`,
    bytes,
  );
}
