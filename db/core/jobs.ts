import type { InferSelectModel } from 'drizzle-orm';
import type { Job } from '#shared/contract/jobs.ts';
import { job } from '../tables/work.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { columnList, insertRow, prepared, updateRow } from './rows.ts';

type JobRow = InferSelectModel<typeof job>;

export function insertJob(
  db: WritableDb,
  row: Pick<JobRow, 'id' | 'kind' | 'title' | 'input' | 'startedAt' | 'startedBy'>,
): void {
  insertRow(db, job, { ...row, state: 'running' });
}

export function finishJob(
  db: WritableDb,
  id: string,
  outcome: { state: Exclude<Job['state'], 'running'>; result: Job['result']; error: Job['error']; finishedAt: string },
): void {
  updateRow(db, job, id, {
    state: outcome.state,
    result: outcome.result === null ? null : JSON.stringify(outcome.result),
    error: outcome.error === null ? null : JSON.stringify(outcome.error),
    finishedAt: outcome.finishedAt,
  });
}

/** Newest first, the running ones among them; of one user or (`startedBy` null) of all. */
export function listJobs(db: ReadableDb, startedBy: number | null = null): Job[] {
  const sql = `${select} WHERE @startedBy IS NULL OR t.started_by = @startedBy ORDER BY t.started_at DESC LIMIT 100`;
  return (prepared(db, sql).all({ startedBy }) as StoredJob[]).map(toJob);
}

export function getJob(db: ReadableDb, id: string): Job | null {
  const row = prepared(db, `${select} WHERE t.id = ?`).get(id) as StoredJob | undefined;
  return row ? toJob(row) : null;
}

/** Who started a job, or null where there is none. */
export function jobStarter(db: ReadableDb, id: string): number | null {
  return (prepared(db, 'SELECT started_by FROM job WHERE id = ?').pluck().get(id) as number | undefined) ?? null;
}

export function clearJob(db: WritableDb, id: string): boolean {
  return prepared(db, "DELETE FROM job WHERE id = ? AND state <> 'running'").run(id).changes > 0;
}

/** Jobs found running at start-up were cut off by a crash or a power cut. */
export function interruptJobs(db: WritableDb, at: string): number {
  return prepared(db, "UPDATE job SET state = 'interrupted', finished_at = ? WHERE state = 'running'").run(at).changes;
}

const select = `SELECT ${columnList(job)}, u.name AS userName FROM job t JOIN user u ON u.id = t.started_by`;
type StoredJob = JobRow & { userName: string };

function toJob(row: StoredJob): Job {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    progress: null,
    result: row.result === null ? null : (JSON.parse(row.result) as Job['result']),
    error: row.error === null ? null : (JSON.parse(row.error) as Job['error']),
    startedAt: row.startedAt,
    startedBy: row.userName,
    finishedAt: row.finishedAt,
  };
}
