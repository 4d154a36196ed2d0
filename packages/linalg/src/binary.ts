const view = new DataView(new ArrayBuffer(8));

/** Floor of the binary logarithm of a finite x > 0, exact; -1023 for every subnormal. */
export function exponentOf(x: number): number {
  view.setFloat64(0, x);
  return ((view.getUint32(0) >>> 20) & 0x7ff) - 1023;
}

/** 2^k, exact, for whole k from -1022 to 1023. */
export function powerOfTwo(k: number): number {
  view.setUint32(0, (k + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** k such that 2^-k brings numbers of up to `largest` to about 1 or, for subnormal ones, nearer to it. */
export function scalingExponent(largest: number): number {
  return largest === 0 ? 0 : Math.max(-1000, Math.min(1000, exponentOf(largest)));
}

/** value * 2^k for whole k from -2000 to 2000; neither factor overflows on its own. */
export function scaledBy(value: number, k: number): number {
  const half = Math.trunc(k / 2);
  return value * powerOfTwo(half) * powerOfTwo(k - half);
}
