import type { Random } from '@lowrank/linalg';

/** Draws from 0 .. n - 1 by weights that may change between draws. */
export interface WeightedDraw {
  /** A member, each with probability weight / total; the total must not be 0. */
  draw(stream: Random): number;
  /** Changes the weight of a member. */
  set(member: number, weight: number): void;
}

/**
 * A tree of partial sums (Fenwick 1994), so that a draw and a change take log2(n) steps. Weights are whole numbers from
 * 0 whose sum is at most 2^53: then sums are exact, and a member of weight 0 is never drawn.
 */
export function weightedDraw(weights: Float64Array): WeightedDraw {
  const current = Float64Array.from(weights);
  const sums = new Float64Array(weights.length + 1);
  let total = 0;
  current.forEach((weight, k) => {
    total += weight;
    sums[k + 1] += weight;
    const parent = k + 1 + ((k + 1) & -(k + 1));
    if (parent < sums.length) sums[parent] += sums[k + 1];
  });
  let top = 1;
  while (top * 2 < sums.length) top *= 2;
  return Object.freeze({
    draw(stream: Random) {
      let rest = stream.integer(total);
      let place = 0;
      for (let step = top; step > 0; step >>= 1) {
        if (place + step >= sums.length || sums[place + step] > rest) continue;
        place += step;
        rest -= sums[place];
      }
      return place;
    },
    set(member: number, weight: number) {
      const change = weight - current[member];
      current[member] = weight;
      total += change;
      for (let k = member + 1; k < sums.length; k += k & -k) sums[k] += change;
    },
  });
}
