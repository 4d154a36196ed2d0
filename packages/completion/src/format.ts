/** `1 row`, `2 rows`, `8,000 entries`: a count with what it is of; `many` where an s does not make the plural. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** Four significant digits: 0.9134, 4.1e-5. */
export function formatError(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6))
    return String(Number(value.toPrecision(4)).toExponential()).replace('e+', 'e');
  return String(Number(value.toPrecision(4)));
}

/** `1.6 GiB`, `41.0 MiB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toPrecision(3)} MiB` : `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}
