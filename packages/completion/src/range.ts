import { ArgumentError, type Observations } from '@lowrank/linalg';
import type { Clip } from './completion.js';

/** The ends of a range, or undefined where nothing is cut. */
export type Range = readonly [low: number, high: number] | undefined;

/**
 * The range that a clip stands for on these observations.
 *
 * @throws ArgumentError where it is no range.
 */
export function resolveClip(clip: Clip | undefined, { values }: Observations): Range {
  if (clip === undefined) return undefined;
  if (clip === 'observed range') {
    return values.reduce<[number, number]>(
      ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
      [Infinity, -Infinity],
    );
  }
  const [low, high] = Array.isArray(clip) && clip.length === 2 ? clip : [Number.NaN, Number.NaN];
  if (!(low <= high && Number.isFinite(low) && Number.isFinite(high))) {
    throw new ArgumentError(
      `clip: expected [low, high] with low <= high, or 'observed range', got ${Array.isArray(clip) ? `[${clip}]` : clip}.`,
    );
  }
  return [low, high];
}
