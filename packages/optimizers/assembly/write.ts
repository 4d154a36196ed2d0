/**
 * Stores as much of a vector as fits into the `left` bytes from x on. Kernels read whole vectors, also where an array ends
 * within one, since behind every array in kernel memory there is room; they write nothing there.
 */
export function write<T>(x: usize, vector: v128, left: usize): void {
  if (left >= 16) v128.store(x, vector);
  else writePart<T>(x, vector, left);
}

function writePart<T>(x: usize, vector: v128, left: usize): void {
  if (sizeof<T>() === 8) {
    v128.store64_lane(x, vector, 0);
  } else if (left === 4) {
    v128.store32_lane(x, vector, 0);
  } else {
    v128.store64_lane(x, vector, 0);
    if (left === 12) v128.store32_lane(x + 8, vector, 2);
  }
}
