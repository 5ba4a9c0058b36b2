import { createHash } from 'node:crypto';
import type { LogEntry } from '#shared/contract/log.ts';
import type { Act } from './changes.ts';
import type { Finding } from './check.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { prepared } from './rows.ts';

/**
 * The log of reads, writes, prints, exports and sign-ins: a chain in which each entry holds the hash of the one before.
 * Entries are only ever added. `verifyLog` finds any that was changed, removed or put elsewhere, and any change of the
 * history an entry tells of.
 */

export interface LogInput {
  action: LogEntry['action'];
  noun: string;
  nounId: number;
  what: string;
}

interface Stored extends LogInput {
  id: number;
  at: string;
  userId: number;
  origin: string;
  changeId: number | null;
  changeDigest: string | null;
  previous: string;
  hash: string;
}

/** What the first entry holds in place of a hash. */
const BEGINNING = '0'.repeat(64);
const FINDINGS_MOST = 20;

/** Adds an entry; in the transaction of what it tells of, where that writes. `change`: the change it tells of. */
export function appendLog(db: WritableDb, act: Act, input: LogInput, changeId: number | null = null): void {
  const head = prepared(db, 'SELECT entries, hash FROM log_head WHERE id = 1').get() as
    | { entries: number; hash: string }
    | undefined;
  const entry: Omit<Stored, 'hash'> = {
    id: (head?.entries ?? 0) + 1,
    at: act.at,
    userId: act.userId,
    origin: act.origin,
    ...input,
    changeId,
    changeDigest: changeId === null ? null : changeDigest(db, changeId),
    previous: head?.hash ?? BEGINNING,
  };
  const hash = hashOf(entry);
  prepared(
    db,
    `INSERT INTO log (id, at, user_id, origin, action, noun, noun_id, what, change_id, change_digest, previous, hash)
     VALUES (@id, @at, @userId, @origin, @action, @noun, @nounId, @what, @changeId, @changeDigest, @previous, @hash)`,
  ).run({ ...entry, hash });
  prepared(
    db,
    `INSERT INTO log_head (id, entries, hash) VALUES (1, @id, @hash)
     ON CONFLICT (id) DO UPDATE SET entries = excluded.entries, hash = excluded.hash`,
  ).run({ id: entry.id, hash });
}

/** Goes through the whole chain. Answers with what is wrong, in a clerk's words; nothing when all is well. */
export function verifyLog(db: ReadableDb): Finding[] {
  const findings: Finding[] = [];
  const say = (code: string, message: string): void => {
    if (findings.length < FINDINGS_MOST) findings.push({ code, message });
  };
  let count = 0;
  let previous = BEGINNING;
  const rows = db
    .prepare(
      `SELECT id, at, user_id AS userId, origin, action, noun, noun_id AS nounId, what, change_id AS changeId,
         change_digest AS changeDigest, previous, hash FROM log ORDER BY id`,
    )
    .iterate() as IterableIterator<Stored>;
  for (const { hash, ...entry } of rows) {
    count += 1;
    if (entry.id !== count) {
      say('log-missing', `操作日志第 ${count} 条不见了`);
      count = entry.id;
    }
    if (entry.previous !== previous || hashOf(entry) !== hash)
      say('log-changed', `操作日志第 ${entry.id} 条被改动过，或者前后顺序不对`);
    else if (entry.changeId !== null && entry.changeDigest !== changeDigest(db, entry.changeId))
      say('history-changed', `操作日志第 ${entry.id} 条所记的修改记录被改动过`);
    previous = hash;
  }
  const head = prepared(db, 'SELECT entries, hash FROM log_head WHERE id = 1').get() as
    | { entries: number; hash: string }
    | undefined;
  if ((head?.entries ?? 0) !== count || (head?.hash ?? BEGINNING) !== previous)
    say('log-cut-off', `操作日志末尾不完整：应有 ${head?.entries ?? 0} 条，实有 ${count} 条`);
  return findings;
}

/** The newest entries, of all kinds or of one. */
export function listLog(
  db: ReadableDb,
  query: { action: LogEntry['action'] | null; before: number | null; limit: number },
): LogEntry[] {
  return prepared(
    db,
    `SELECT l.id, l.at, u.name AS "by", l.origin, l.action, l.noun, l.noun_id AS nounId, l.what,
       CASE l.noun WHEN 'record' THEN (SELECT number FROM record WHERE id = l.noun_id)
         WHEN 'person' THEN (SELECT name FROM person WHERE id = l.noun_id)
         WHEN 'handover' THEN (SELECT name FROM handover WHERE id = l.noun_id)
         WHEN 'import' THEN (SELECT file_name FROM import WHERE id = l.noun_id)
         WHEN 'organisation' THEN (SELECT name FROM organisation WHERE id = l.noun_id)
         WHEN 'code' THEN (SELECT code || coalesce(' ' || label, '') FROM code_item WHERE id = l.noun_id)
         WHEN 'household' THEN (SELECT number FROM household WHERE id = l.noun_id)
         WHEN 'community' THEN (SELECT name FROM community WHERE id = l.noun_id) END AS about
     FROM log l JOIN user u ON u.id = l.user_id
     WHERE (@action IS NULL OR l.action = @action) AND l.id < @before ORDER BY l.id DESC LIMIT @limit`,
  ).all({ ...query, before: query.before ?? Number.MAX_SAFE_INTEGER }) as LogEntry[];
}

function hashOf(entry: Omit<Stored, 'hash'>): string {
  const { id, at, userId, origin, action, noun, nounId, what, changeId, changeDigest: digest, previous } = entry;
  const text = JSON.stringify([id, at, userId, origin, action, noun, nounId, what, changeId, digest, previous]);
  return createHash('sha256').update(text).digest('hex');
}

function changeDigest(db: ReadableDb, id: number): string {
  const row = prepared(
    db,
    'SELECT at, user_id, origin, noun, noun_id, action, note, before, after FROM change WHERE id = ?',
  )
    .raw()
    .get(id);
  return createHash('sha256')
    .update(JSON.stringify(row ?? null))
    .digest('hex');
}
