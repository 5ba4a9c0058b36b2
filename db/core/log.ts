import { createHash } from 'node:crypto';
import type { LogEntry } from '#shared/contract/log.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { logHead, logTable } from '../tables/log.ts';
import { change } from '../tables/records.ts';
import type { Act } from './changes.ts';
import type { Finding } from './check.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { read } from './read.ts';
import { prepared } from './rows.ts';
import { alias, flag, int, maybe, oneOf, pick, text, typed } from './typed.ts';

const c = alias(change, 'c');

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
  /** The sum of the proof of all values when the transaction ended; null in entries of earlier programs. */
  valuesSum: string | null;
  hash: string;
}

/** What the first entry holds in place of a hash. */
const BEGINNING = '0'.repeat(64);
const FINDINGS_MOST = 20;
const entryColumns = (valuesSum = 'values_sum') => ({
  ...pick(logTable, 'id', 'at', 'userId', 'origin', 'action', 'noun', 'nounId', 'what', 'changeId', 'changeDigest'),
  previous: logTable.previous,
  valuesSum: maybe(text(valuesSum)),
  hash: logTable.hash,
});

/** Adds an entry; in the transaction of what it tells of, where that writes. `change`: the change it tells of. */
export function appendLog(db: WritableDb, act: Act, input: LogInput, changeId: number | null = null): void {
  const head = read(
    db,
    typed`SELECT ${{ entries: logHead.entries, hash: logHead.hash }} FROM ${logHead} WHERE id = 1`,
  ).get();
  const entry: Omit<Stored, 'hash'> = {
    id: (head?.entries ?? 0) + 1,
    at: act.at,
    userId: act.userId,
    origin: act.origin,
    ...input,
    changeId,
    changeDigest: changeId === null ? null : changeDigest(db, changeId),
    previous: head?.hash ?? BEGINNING,
    valuesSum: null,
  };
  const hash = hashOf(entry);
  prepared(
    db,
    `INSERT INTO log (id, at, user_id, origin, action, noun, noun_id, what, change_id, change_digest, previous,
       values_sum, hash)
     VALUES (@id, @at, @userId, @origin, @action, @noun, @nounId, @what, @changeId, @changeDigest, @previous,
       @valuesSum, @hash)`,
  ).run({ ...entry, hash });
  prepared(
    db,
    `INSERT INTO log_head (id, entries, hash) VALUES (1, @id, @hash)
     ON CONFLICT (id) DO UPDATE SET entries = excluded.entries, hash = excluded.hash`,
  ).run({ id: entry.id, hash });
}

/** Where the log ends: how many entries it has, and the hash of the last. */
export function logEnd(db: ReadableDb): { entries: number; hash: string } {
  const head = read(
    db,
    typed`SELECT ${{ entries: logHead.entries, hash: logHead.hash }} FROM ${logHead} WHERE id = 1`,
  ).get();
  return head ?? { entries: 0, hash: BEGINNING };
}

/** One entry's time and hash, or null. */
export function logEntryAt(db: ReadableDb, id: number): { at: string; hash: string } | null {
  return (
    read(db, typed`SELECT ${{ at: logTable.at, hash: logTable.hash }} FROM ${logTable} WHERE id = ?`).get(id) ?? null
  );
}

/**
 * How many entries two logs begin with together. Each entry holds the hash of the one before, so that one entry they share
 * proves all before it.
 */
export function commonEntries(one: ReadableDb, other: ReadableDb): number {
  let common = 0;
  let beyond = Math.min(logEnd(one).entries, logEnd(other).entries) + 1;
  while (beyond - common > 1) {
    const middle = Math.floor((common + beyond) / 2);
    const hash = logEntryAt(one, middle)?.hash;
    if (hash !== undefined && hash === logEntryAt(other, middle)?.hash) common = middle;
    else beyond = middle;
  }
  return common;
}

/** What only the program writes by itself: in opening an archive, restoring it, or salvaging it. */
const BY_ITSELF = `('backups.restored', 'salvaged', 'baseline', 'upgraded', 'tidy')`;

/** Whether nothing but the program itself wrote into the log after this entry. */
export function isOnlyOpenedSince(db: ReadableDb, entries: number): boolean {
  return prepared(db, `SELECT 1 FROM log WHERE id > ? AND what NOT IN ${BY_ITSELF} LIMIT 1`).get(entries) === undefined;
}

/** The newest entry that tells of a restore or a salvage, or null. */
export function lastBroughtBack(
  db: ReadableDb,
): { id: number; at: string; what: 'backups.restored' | 'salvaged' } | null {
  const row = read(
    db,
    typed`SELECT ${{ id: logTable.id, at: logTable.at, what: oneOf(['backups.restored', 'salvaged'], 'what') }}
     FROM ${logTable}
     WHERE action = 'write' AND what IN ('backups.restored', 'salvaged') ORDER BY id DESC LIMIT 1`,
  ).get();
  return row ?? null;
}

/** Whether the log tells of a restore, or of an older copy that was confirmed, at or after this time. */
export function explainedSince(db: ReadableDb, at: string): boolean {
  return (
    prepared(
      db,
      "SELECT 1 FROM log WHERE action = 'write' AND what IN ('backups.restored', 'copy.confirmed') AND at >= ? LIMIT 1",
    ).get(at) !== undefined
  );
}

/** Has the last entry hold the sum of the proof of all values: at the end of each transaction that added one. */
export function sealLog(db: WritableDb, sum: string): void {
  const entry = read(db, typed`SELECT ${entryColumns()} FROM ${logTable} ORDER BY id DESC LIMIT 1`).get();
  if (!entry) return;
  const hash = hashOf({ ...entry, valuesSum: sum });
  prepared(db, 'UPDATE log SET values_sum = ?, hash = ? WHERE id = ?').run(sum, hash, entry.id);
  prepared(db, 'UPDATE log_head SET hash = ? WHERE id = 1').run(hash);
}

/** Goes through the whole chain. Answers with what is wrong, in a clerk's words; nothing when all is well. */
export function verifyLog(db: ReadableDb): Finding[] {
  const findings: Finding[] = [];
  const say = (code: string, message: string): void => {
    if (findings.length < FINDINGS_MOST) findings.push({ code, message });
  };
  let count = 0;
  let previous = BEGINNING;
  const told = new Set<number>();
  const entries = entryColumns(columnOr(db, 'log', 'values_sum'));
  const rows = read(db, typed`SELECT ${entries} FROM ${logTable} ORDER BY id`).iterate();
  for (const { hash, ...entry } of rows) {
    count += 1;
    if (entry.changeId !== null) told.add(entry.changeId);
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
  const head = read(
    db,
    typed`SELECT ${{ entries: logHead.entries, hash: logHead.hash }} FROM ${logHead} WHERE id = 1`,
  ).get();
  if ((head?.entries ?? 0) !== count || (head?.hash ?? BEGINNING) !== previous)
    say('log-cut-off', `操作日志末尾不完整：应有 ${formatCount(head?.entries ?? 0)} 条，实有 ${formatCount(count)} 条`);
  for (const id of untold(db, told)) say('history-forged', `修改记录第 ${id} 条没有对应的操作日志，可能是后来加进去的`);
  return findings;
}

/**
 * Changes no entry tells of: written past the program, or left over where entries were cut off together with the end of
 * the chain. Those of an import are told by the import's one entry, those of an act on many files by the act's; those
 * older than the log by none.
 */
function* untold(db: ReadableDb, told: ReadonlySet<number>): Generator<number> {
  let first = Number.POSITIVE_INFINITY;
  for (const id of told) first = Math.min(first, id);
  if (!Number.isFinite(first)) return;
  const rows = read(
    db,
    typed`SELECT ${{
      id: c.id,
      toldWith: maybe(int(columnOr(db, 'change', 'told_with'))),
      isImported: flag(`c.import_id IS NOT NULL AND EXISTS (
         SELECT 1 FROM log l WHERE l.noun = 'import' AND l.noun_id = c.import_id AND l.what = 'import')`),
      state: maybe(text('(SELECT state FROM import i WHERE i.id = c.import_id)')),
    }}
     FROM ${c} WHERE c.id >= ? ORDER BY c.id`,
  ).iterate(first);
  for (const { id, toldWith, isImported, state } of rows) {
    const isTold = told.has(id) || (toldWith !== null && told.has(toldWith)) || isImported;
    if (!isTold && state !== 'applying') yield id;
  }
}

function hashOf(entry: Omit<Stored, 'hash'>): string {
  const { id, at, userId, origin, action, noun, nounId, what, changeId, changeDigest: digest, previous } = entry;
  const sum = entry.valuesSum === null ? [] : [entry.valuesSum];
  const text = JSON.stringify([id, at, userId, origin, action, noun, nounId, what, changeId, digest, previous, ...sum]);
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

/** A column, or NULL in an archive of an earlier program that has none. */
function columnOr(db: ReadableDb, table: string, column: string): string {
  const has = prepared(db, 'SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column);
  return has === undefined ? 'NULL' : column;
}
