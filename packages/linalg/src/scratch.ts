/** More numbers than this are not kept for the next call. */
const KEPT = 1_000_000;

let kept = new Float64Array(0);

/** Arrays of these lengths, of arbitrary contents, which are good until the next call. */
export function scratch(lengths: readonly number[]): Float64Array[] {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const space = total <= kept.length ? kept : new Float64Array(total);
  if (total <= KEPT) kept = space;
  let start = 0;
  return lengths.map((length) => {
    start += length;
    return space.subarray(start - length, start);
  });
}
