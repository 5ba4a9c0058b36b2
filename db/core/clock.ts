import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { doubtOf, fits, refuseWrongClock } from '#shared/rules/clock.ts';
import { clockTrust, logTable } from '../tables/log.ts';
import type { Act } from './changes.ts';
import { appendLog } from './log.ts';
import { inTransaction, type ReadableDb, type WritableDb } from './open.ts';
import { read } from './read.ts';
import { prepared } from './rows.ts';
import { tellUnsaid } from './tell-unsaid.ts';
import { typed } from './typed.ts';

/**
 * The computer's clock against the log: what is numbered or closed carries the day for good, so a clock that went back
 * behind the last entry, or jumped far ahead of it, is asked about first. The time that was believed last is kept, since
 * entries go on being written by the doubtful clock while nobody has answered.
 */

export interface ClockDoubt {
  /** What the computer says, and what the archive knows as the last time; ISO 8601 UTC. */
  now: string;
  last: string;
}

const watched = new WeakSet<ReadableDb>();
const invented = new WeakSet<ReadableDb>();
// A time is kept anew only where it moved on: not with each of ten thousand files.
const KEEP_EVERY_MS = 60 * 60_000;

/** When the last entry of the log was written; null where there is none. */
export function lastEntryAt(db: ReadableDb): string | null {
  const has = prepared(db, "SELECT 1 FROM main.sqlite_schema WHERE name = 'log'").get() !== undefined;
  return has ? (read(db, typed`SELECT ${logTable.at} FROM ${logTable} ORDER BY id DESC LIMIT 1`).get() ?? null) : null;
}

/** An archive of an earlier program begins with its last entry, before the start wrote any. */
export function beginTrust(db: WritableDb, last: string | null): void {
  if (last === null) return;
  const begun = prepared(db, 'INSERT OR IGNORE INTO clock_trust (id, trusted_at) VALUES (1, ?)').run(last);
  // The proof of a time that no act kept stands in an entry of that time: the entry must not tell of another one.
  if (begun.changes > 0) tellUnsaid(db, 'tidy', last);
}

/** From here on numbers and closings on this connection ask whether the clock can be right. */
export function watchClock(db: WritableDb, at: string): void {
  watched.add(db);
  inTransaction(db, () => beginTrust(db, lastEntryAt(db)));
  passTime(db, at);
}

/** Time went by without doubt: a start, a new day. */
export function passTime(db: WritableDb, at: string): void {
  if (watched.has(db) && doubt(db, at) === null)
    inTransaction(db, () => {
      if (trust(db, at)) tellUnsaid(db, 'tidy', at);
    });
}

/** What does not fit, where the clock is watched; null: nothing. */
export function clockDoubt(db: ReadableDb, at: string): ClockDoubt | null {
  return watched.has(db) ? doubt(db, at) : null;
}

/**
 * Refuses to number, close or make final by a clock that cannot be right, or that nobody has confirmed.
 * @param at the instant of the act, ISO 8601 UTC
 * @throws AppError clock.wrong, clock.doubtful
 */
export function refuseDoubtfulClock(db: WritableDb, at: string): void {
  if (invented.has(db)) return;
  refuseWrongClock(at);
  const found = clockDoubt(db, at);
  if (found) throw new AppError('clock.doubtful', { today: localDay(found.now), last: localDay(found.last) });
  if (watched.has(db)) trust(db, at);
}

/** Writes what is invented, on days that are no clock's: a demonstration's first year may lie before the program's own. */
export function onInventedDays<T>(db: WritableDb, work: () => T): T {
  invented.add(db);
  try {
    return work();
  } finally {
    invented.delete(db);
  }
}

/** Somebody looked at the clock and says that it is right. @throws AppError clock.wrong */
export function confirmClock(db: WritableDb, act: Act): void {
  refuseWrongClock(act.at);
  appendLog(db, act, { action: 'write', noun: 'office', nounId: 1, what: 'clock.confirmed' });
  keep(db, act.at);
}

function doubt(db: ReadableDb, at: string): ClockDoubt | null {
  const last = reference(db);
  return last !== null && doubtOf(at, last) ? { now: at, last } : null;
}

/** The last time that counts: the last entry, unless it was itself written by a clock that is in doubt. */
function reference(db: ReadableDb): string | null {
  const trusted = trustedAt(db);
  const entry = lastEntryAt(db);
  if (trusted === null || entry === null) return trusted ?? entry;
  return fits(entry, trusted) && entry > trusted ? entry : trusted;
}

function trustedAt(db: ReadableDb): string | null {
  return read(db, typed`SELECT ${clockTrust.trustedAt} FROM ${clockTrust} WHERE id = 1`).get() ?? null;
}

/** @returns whether the time was kept anew */
function trust(db: WritableDb, at: string): boolean {
  const trusted = trustedAt(db);
  const isKept = trusted === null || Date.parse(at) - Date.parse(trusted) > KEEP_EVERY_MS;
  if (isKept) keep(db, at);
  return isKept;
}

function keep(db: WritableDb, at: string): void {
  prepared(
    db,
    'INSERT INTO clock_trust (id, trusted_at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET trusted_at = excluded.trusted_at',
  ).run(at);
}
