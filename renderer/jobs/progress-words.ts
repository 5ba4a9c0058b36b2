import { formatBytes } from '#renderer/parts/bytes.ts';
import { formatDuration } from '#renderer/parts/times.ts';
import type { JobProgress } from '#shared/contract/jobs.ts';
import { formatCount } from '#shared/rules/counts.ts';

/** Whole percent, rounded down: a running job never says 100. */
export function percentOf(progress: JobProgress | null): number {
  if (!progress) return 0;
  return Math.max(0, Math.min(99, Math.floor(progress.overall * 100)));
}

/** What is known of a running job, in the order a clerk asks for it. Nothing is said of what is not known. */
export function progressParts(progress: JobProgress | null, secondsLeft: number | null): string[] {
  if (!progress) return [];
  const parts: string[] = [];
  if (progress.steps > 1) parts.push(`第 ${progress.step} 步，共 ${progress.steps} 步`);
  if (progress.total > 0) parts.push(`${formatCount(progress.done)} / ${formatCount(progress.total)}`);
  if (progress.totalBytes > 0) parts.push(`${formatBytes(progress.doneBytes)} / ${formatBytes(progress.totalBytes)}`);
  if (secondsLeft !== null) parts.push(`还需${formatDuration(secondsLeft)}`);
  return parts;
}
