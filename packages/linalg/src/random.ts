import { log } from './elementary.js';
import { ArgumentError } from './errors.js';
import { hashWord } from './hash.js';
import { type Words, xoshiro128StarStar } from './xoshiro.js';

/** Names a stream of random numbers; the number 7 and the string '7' name the same one. */
export type Seed = number | string;

/** A stream of random numbers; every call advances it. */
export interface Random {
  /** The next uniform number in [0, 1), a multiple of 2^-53. */
  uniform(): number;
  /** The next number of the standard normal distribution. */
  normal(): number;
  /** The next whole number in [0, below), each equally likely; `below` is at most 2^53. */
  integer(below: number): number;
  /** Puts `array` into random order in place, each order equally likely, and returns it. */
  shuffle<T extends { readonly length: number; [index: number]: unknown }>(array: T): T;
  /** `count` different whole numbers in [0, below), ascending, each choice equally likely; `below` is at most 2^31. */
  sample(count: number, below: number): Int32Array;
}

/**
 * A seeded stream of random numbers with the same bits on every machine.
 *
 * The generator is xoshiro128** 1.1, its 128-bit state the hash of seed and axis. Uniform numbers take two of its
 * 32-bit outputs, normal ones Marsaglia's polar method with a logarithm that is the same everywhere.
 *
 * @param seed - a finite number or any string.
 * @param axis - what the stream is for, such as `'data'`, `'mask'` or `'initialisation'`: streams of one seed along
 *   different axes are independent, so two methods that share the axis `'mask'` see the same mask whatever else they
 *   draw.
 * @returns the stream.
 * @throws ArgumentError where the seed is NaN or infinite; later where a count or a bound is out of range.
 * @example
 * ```ts
 * import { random } from '@lowrank/linalg';
 *
 * const mask = random(0, 'mask').sample(3, 10);
 * const noise = random(0, 'data');
 * console.log(mask, noise.normal(), noise.uniform());
 * ```
 * @see D. Blackman and S. Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47 (2021), and
 * https://prng.di.unimi.it/xoshiro128starstar.c; G. Marsaglia and T. A. Bray, SIAM Review 6 (1964).
 */
export function random(seed: Seed, axis = ''): Random {
  if (typeof seed === 'number' && !Number.isFinite(seed)) {
    throw new ArgumentError(`random: expected a finite number or a string as seed, got ${seed}.`);
  }
  const text = `${axis.length}:${axis}:${seed}`;
  return randomFrom([hashWord(text, 0), hashWord(text, 1), hashWord(text, 2), hashWord(text, 3)]);
}

function randomFrom(state: Words): Random {
  const next = xoshiro128StarStar(state);
  let spare: number | undefined;
  const word53 = () => (next() >>> 5) * 67108864 + (next() >>> 6); // 2^26
  const uniform = () => word53() / 9007199254740992; // 2^53

  const integer = (below: number) => {
    checkWhole('integer', 'below', below, 1, 9007199254740992);
    const [word, count] = below <= 4294967296 ? [next, 4294967296] : [word53, 9007199254740992];
    // The lowest outputs are drawn again, so that a multiple of `below` remains.
    for (let low = count % below; ; ) {
      const value = word();
      if (value >= low) return value % below;
    }
  };

  return Object.freeze({
    uniform,
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      for (;;) {
        const x = 2 * uniform() - 1;
        const y = 2 * uniform() - 1;
        const square = x * x + y * y;
        if (square >= 1 || square === 0) continue;
        const factor = Math.sqrt((-2 * log(square)) / square);
        spare = y * factor;
        return x * factor;
      }
    },
    integer,
    shuffle<T extends { readonly length: number; [index: number]: unknown }>(array: T): T {
      const items: { [index: number]: unknown } = array;
      for (let i = array.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        [items[i], items[j]] = [items[j], items[i]];
      }
      return array;
    },
    sample(count: number, below: number) {
      checkWhole('sample', 'below', below, 0, 2147483648);
      checkWhole('sample', 'count', count, 0, below);
      return sampleAscending(count, below, integer);
    },
  });
}

/** R. Floyd's sampling: one draw a member, kept as bits so that reading them back sorts them. */
function sampleAscending(count: number, below: number, integer: (below: number) => number): Int32Array {
  const bits = new Uint32Array(Math.ceil(below / 32));
  const has = (i: number) => (bits[i >>> 5] >>> (i & 31)) & 1;
  for (let last = below - count; last < below; last++) {
    const drawn = integer(last + 1);
    const member = has(drawn) ? last : drawn;
    bits[member >>> 5] |= 1 << (member & 31);
  }
  const members = new Int32Array(count);
  let k = 0;
  for (let word = 0; word < bits.length; word++) {
    for (let rest = bits[word], i = word * 32; rest !== 0; rest >>>= 1, i++) if (rest & 1) members[k++] = i;
  }
  return members;
}

function checkWhole(method: string, name: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new ArgumentError(`random: ${method} expected a whole number from ${min} to ${max} as ${name}, got ${value}.`);
}
