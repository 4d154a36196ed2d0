/** y += factor x, over `bytes` bytes. */
export function addScaled<T extends number>(factor: T, x: usize, y: usize, bytes: usize): void {
  const f = v128.splat<T>(factor);
  const end = x + bytes;
  for (; x + 16 <= end; x += 16, y += 16) v128.store(y, v128.add<T>(v128.load(y), v128.mul<T>(f, v128.load(x))));
  for (; x < end; x += sizeof<T>(), y += sizeof<T>()) store<T>(y, (load<T>(y) + factor * load<T>(x)) as T);
}
