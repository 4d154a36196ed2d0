/** out_k = the entry of x at the index k of `at`, 32-bit integers. */
export function gather<T>(at: usize, x: usize, out: usize, count: usize): void {
  const end = at + 4 * count;
  for (; at < end; at += 4, out += sizeof<T>()) store<T>(out, load<T>(x + (load<u32>(at) as usize) * sizeof<T>()));
}

/** The entry of `out` at the index k of `at` += value k. */
export function scatterAdd<T extends number>(at: usize, values: usize, out: usize, count: usize): void {
  const end = at + 4 * count;
  for (; at < end; at += 4, values += sizeof<T>()) {
    const entry = out + (load<u32>(at) as usize) * sizeof<T>();
    store<T>(entry, (load<T>(entry) + load<T>(values)) as T);
  }
}
