/** Three significant digits, in the form that is read most easily: 0.0123, 1.23e-5, 1,230. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-3 || size >= 1e6) return value.toExponential(2).replace('e+', 'e');
  if (size >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

/** A whole number with thousands separated. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US');
}

/** `4 s`, `2 min 5 s`, `1 h 10 min`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '';
  if (seconds < 59.5)
    return `${seconds < 9.95 && seconds > 0.05 ? Number(seconds.toPrecision(2)) : Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60 + 1e-9);
  if (minutes < 60) return join(minutes, 'min', Math.round(seconds - 60 * minutes), 's');
  return join(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

const join = (a: number, unitA: string, b: number, unitB: string) => `${a} ${unitA}${b > 0 ? ` ${b} ${unitB}` : ''}`;
