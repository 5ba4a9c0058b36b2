const two = (part: number): string => String(part).padStart(2, '0');

/** An instant in the office's own time: 2026-03-04 09:05. */
export function formatInstant(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** How long something took or will take, in words that promise no more than is known: 约 2 分钟. */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return '几秒钟';
  if (seconds < 60) return `约 ${Math.ceil(seconds / 10) * 10} 秒`;
  if (seconds < 3600) return `约 ${Math.ceil(seconds / 60)} 分钟`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.ceil((seconds - hours * 3600) / 60);
  if (minutes === 60) return `约 ${hours + 1} 小时`;
  return minutes === 0 ? `约 ${hours} 小时` : `约 ${hours} 小时 ${minutes} 分钟`;
}
