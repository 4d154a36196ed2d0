/**
 * For tests: fills the memory that `arrays` are in with `garbage`, has `fill` write to them and `run` compute, and returns
 * how many bytes have changed before, between and behind the arrays.
 */
export function bytesChangedAround(
  arrays: readonly Float64Array<ArrayBuffer>[],
  garbage: number,
  fill: () => void,
  run: () => void,
): number {
  const bytes = new Uint8Array(arrays[0].buffer).fill(garbage);
  fill();
  run();
  let changed = 0;
  let end = 0;
  for (const { byteOffset, byteLength } of [...arrays, { byteOffset: bytes.length, byteLength: 0 }]) {
    for (let at = end; at < byteOffset; at++) if (bytes[at] !== garbage) changed++;
    end = byteOffset + byteLength;
  }
  return changed;
}
