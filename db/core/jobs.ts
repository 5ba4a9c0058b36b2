import type { InferSelectModel } from 'drizzle-orm';
import type { Job } from '#shared/contract/jobs.ts';
import { user } from '../tables/office.ts';
import { job } from '../tables/work.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { read } from './read.ts';
import { insertRow, prepared, updateRow } from './rows.ts';
import { alias, columns, typed } from './typed.ts';

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
  return read(
    db,
    typed`SELECT ${stored} ${from} WHERE @startedBy IS NULL OR t.started_by = @startedBy
     ORDER BY t.started_at DESC LIMIT 100`,
  )
    .all({ startedBy })
    .map(toJob);
}

export function getJob(db: ReadableDb, id: string): Job | null {
  const row = read(db, typed`SELECT ${stored} ${from} WHERE t.id = ?`).get(id);
  return row ? toJob(row) : null;
}

/** Who started a job, or null where there is none. */
export function jobStarter(db: ReadableDb, id: string): number | null {
  return read(db, typed`SELECT ${job.startedBy} FROM ${job} WHERE id = ?`).get(id) ?? null;
}

export function clearJob(db: WritableDb, id: string): boolean {
  return prepared(db, "DELETE FROM job WHERE id = ? AND state <> 'running'").run(id).changes > 0;
}

/** Jobs found running at start-up were cut off by a crash or a power cut. */
export function interruptJobs(db: WritableDb, at: string): number {
  return prepared(db, "UPDATE job SET state = 'interrupted', finished_at = ? WHERE state = 'running'").run(at).changes;
}

const stored = { ...columns(job, 't'), userName: alias(user, 'u').name };
const from = 'FROM job t JOIN user u ON u.id = t.started_by';
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
