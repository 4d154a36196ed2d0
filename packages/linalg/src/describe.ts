/** A value in words, for errors. */
export function describe(value: unknown): string {
  if (ArrayBuffer.isView(value)) return 'an array without a shape';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'string' ? `'${value}'` : String(value);
}
