const UNITS = ['KB', 'MB', 'GB', 'TB'] as const;

/** A size as a clerk reads it on the stick's own label: decimal units, at most one digit after the point. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} 字节`;
  let unit = 0;
  let value = shortened(bytes / 1000);
  while (value >= 1000 && unit < UNITS.length - 1) {
    unit += 1;
    value = shortened(bytes / 1000 ** (unit + 1));
  }
  return `${value} ${UNITS[unit]}`;
}

function shortened(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
}
