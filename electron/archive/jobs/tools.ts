import type { ReadableDb } from '#db/core/open.ts';
import type { JobInput, JobKind, JobProgress } from '#shared/contract/jobs.ts';
import type { Scope } from '#shared/rules/scope.ts';
import type { PrintSheet } from '../core/context.ts';
import type { JobWrites } from './writes.ts';

/** What a job works with: a connection that can only read, batches handed to the one writer, progress, cancel. */
export interface JobTools {
  dir: string;
  db: ReadableDb;
  /** Who started the job. */
  userId: number;
  /** The office's day when the job began. */
  today: string;
  /** The files its starter may see: it works at no other. */
  scope: Scope;
  write: <N extends keyof JobWrites>(name: N, input: Parameters<JobWrites[N]>[2]) => Promise<ReturnType<JobWrites[N]>>;
  printSheet: PrintSheet;
  progress: (progress: JobProgress) => void;
  /** Looked at between items. A cancelled job ends with `{ state: 'cancelled' }` and leaves nothing behind. */
  isCancelled: () => boolean;
}

export type JobOutcome = { state: 'done'; result: Record<string, unknown> } | { state: 'cancelled' };
export type JobOf<K extends JobKind> = (input: Extract<JobInput, { kind: K }>, tools: JobTools) => Promise<JobOutcome>;
export type JobRegister = { [K in JobKind]: JobOf<K> };

export interface Phase {
  name: string;
  /** Its share of the whole, relative to the other phases. */
  weight: number;
}

export interface PhaseCount {
  done: number;
  total: number;
  doneBytes?: number;
  totalBytes?: number;
}

/**
 * Counts a job's phases up to one whole that never falls and never passes 1. The first call of `enter` shows a named
 * phase at once: a phase without a name and a bar looks like a crash.
 */
export function phases(tools: Pick<JobTools, 'progress'>, list: readonly Phase[]) {
  const whole = list.reduce((sum, phase) => sum + phase.weight, 0);
  let index = 0;
  let overall = 0;
  const show = (count: PhaseCount): void => {
    const before = list.slice(0, index).reduce((sum, phase) => sum + phase.weight, 0);
    const part = count.totalBytes
      ? (count.doneBytes ?? 0) / count.totalBytes
      : count.total
        ? count.done / count.total
        : 0;
    const share = list[index]?.weight ?? 0;
    overall = Math.min(1, Math.max(overall, (before + Math.min(1, part) * share) / whole));
    tools.progress({
      step: index + 1,
      steps: list.length,
      phase: list[index]?.name ?? '',
      done: Math.min(count.done, count.total),
      total: count.total,
      doneBytes: count.doneBytes ?? 0,
      totalBytes: count.totalBytes ?? 0,
      overall,
    });
  };
  return {
    enter: (next: number, total = 0): void => {
      index = next;
      show({ done: 0, total });
    },
    show,
  };
}
