const UNITS = ['KB', 'MB', 'GB', 'TB'] as const;

/** A size as a clerk reads it on the stick's own label: decimal units, at most one digit after the point. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} 字节`;
  let value = bytes;
  let unit = -1;
  while (value >= 999.95 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value >= 100 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** Whole numbers with thousands separators: 100,000. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
