/**
 * Sums and products whose rounding error is kept (Knuth 1969; Dekker 1971). Each returns the rounded result and leaves
 * the error in `tail[0]`, so that result + tail is exact barring overflow and underflow.
 */
export const tail = new Float64Array(1);

/** a + b. */
export function twoSum(a: number, b: number): number {
  const sum = a + b;
  const rest = sum - a;
  tail[0] = a - (sum - rest) + (b - rest);
  return sum;
}

/** a * b, for factors below 2^996. */
export function twoProduct(a: number, b: number): number {
  const product = a * b;
  const splitA = a * 134217729; // 2^27 + 1 cuts 53 bits into 26 and 27
  const highA = splitA - (splitA - a);
  const lowA = a - highA;
  const splitB = b * 134217729;
  const highB = splitB - (splitB - b);
  const lowB = b - highB;
  tail[0] = lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
  return product;
}

/** (a + aTail) (b + bTail) to about 2^-104 of itself. */
export function multiplyPairs(a: number, aTail: number, b: number, bTail: number): number {
  const product = twoProduct(a, b);
  const rest = tail[0] + (a * bTail + aTail * b);
  const high = product + rest;
  tail[0] = product - high + rest;
  return high;
}

/** (a + aTail) / (b + bTail) to about 2^-104 of itself. */
export function dividePairs(a: number, aTail: number, b: number, bTail: number): number {
  const quotient = a / b;
  const product = twoProduct(quotient, b);
  const rest = (a - product - tail[0] + aTail - quotient * bTail) / b;
  const high = quotient + rest;
  tail[0] = quotient - high + rest;
  return high;
}
