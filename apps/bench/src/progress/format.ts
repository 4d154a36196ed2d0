/** Three significant digits, or as many as told, in the form that is read most easily: 0.0123, 1.23e-5, 1,230. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-3 || size >= 1e6) return value.toExponential(digits - 1).replace('e+', 'e');
  if (size >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(digits)));
}

/** A whole number with thousands separated. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1.6 GiB`, `41.0 MiB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toPrecision(3)} MiB` : `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}

/** `0.25 s`, `4 s`, `2 min 5 s`, `1 h 10 min`; nothing where it is not known. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '';
  if (seconds > 0.05 && seconds < 9.95) return `${Number(seconds.toPrecision(2))} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return join(Math.floor(whole / 60), 'min', whole % 60, 's');
  return join(Math.floor(whole / 3600), 'h', Math.floor((whole % 3600) / 60), 'min');
}

const join = (a: number, unitA: string, b: number, unitB: string) => `${a} ${unitA}${b > 0 ? ` ${b} ${unitB}` : ''}`;
