import { archiveUid, countAll } from '#db/backups/backups.ts';
import { explainedSince, logEnd, logEntryAt } from '#db/core/log.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { getOffice } from '#db/policy/office.ts';
import type { OlderCopy } from '#shared/rules/older-copy.ts';
import { notedPlace } from '../backup/open-place.ts';
import { backupsNewestFirst } from '../backup/place.ts';
import { now, readArchive } from '../core/context.ts';
import { log } from '../core/log.ts';
import { readHead } from './head-file.ts';
import type { KnownArchives } from './known.ts';

/** Where a log ended once, as something outside the archive's folder says it. */
interface OutsideHead {
  entries: number;
  hash: string;
  /** When it was noted. */
  at: string;
}

/**
 * Holds the log against what is known outside: this computer's own note, the note beside the database, and the backups of
 * this archive at its place. An entry that tells of a restore, or of somebody who confirmed an older copy, explains what
 * backups before it know more; the notes are written anew by both. Whoever asks holds no reading transaction, or the notes
 * know of acts that it does not see.
 * @returns the furthest head that the log does not contain; null: it contains all
 */
export function olderCopy(db: ReadableDb, dir: string, known: KnownArchives | null): OlderCopy | null {
  const uid = archiveUid(db);
  if (uid === null) return null;
  const notes = [known?.of(uid, dir) ?? null, readHead(dir, uid)].flatMap((note) => note ?? []);
  const missing = [...notes.filter((note) => !isIn(db, note)), ...backupsKnowingMore(db, dir, uid)].sort(
    (a, b) => b.entries - a.entries,
  )[0];
  if (!missing) return null;
  const end = logEnd(db);
  return {
    ...{ entries: missing.entries, at: missing.at },
    ...{ here: end.entries, hereAt: logEntryAt(db, end.entries)?.at ?? null },
    isShorter: end.entries < missing.entries,
  };
}

/** Notes where the log ends now. @throws AppError file.* */
export function noteHead(db: ReadableDb, dir: string, known: KnownArchives, at: string): void {
  const uid = archiveUid(db);
  const end = logEnd(db);
  const entry = logEntryAt(db, end.entries);
  if (uid === null || !entry) return;
  const place = { path: dir, ...end, at: entry.at, records: countAll(db).records, writtenAt: at };
  known.keep(uid, getOffice(db)?.name ?? '', place);
}

/** Notes an archive the program itself restored: the next opening finds what it expects. What cannot be read says nothing. */
export function noteRestored(dir: string, known: KnownArchives, at: string): void {
  let db: ReadableDb | null = null;
  try {
    db = readArchive(dir);
    noteHead(db, dir, known, at);
  } catch (error) {
    log('warn', 'the restored archive was not noted outside', { code: error instanceof Error ? error.name : '' });
  } finally {
    db?.close();
  }
}

/** Whether the log has this entry; the hash may be the beginning of one. */
export const isIn = (db: ReadableDb, { entries, hash }: Pick<OutsideHead, 'entries' | 'hash'>): boolean =>
  logEntryAt(db, entries)?.hash.startsWith(hash) ?? false;

/**
 * Backups whose end of the log is not in it and not explained. The newest one that the log knows ends the search: each
 * backup before it was held against the log of its time. One from the future, of a day when the clock was wrong, does not.
 */
function backupsKnowingMore(db: ReadableDb, dir: string, uid: string): OutsideHead[] {
  const more: OutsideHead[] = [];
  try {
    const root = notedPlace(dir);
    const until = now();
    for (const { manifest } of root === null ? [] : backupsNewestFirst(root)) {
      const head = { ...manifest.log, at: manifest.at };
      if (manifest.archive !== uid || head.entries === 0) continue;
      if (!isIn(db, head)) more.push(head);
      else if (head.at <= until) break;
    }
  } catch {
    // A place that cannot be read now says nothing more.
  }
  return more.filter(({ at }) => !explainedSince(db, at));
}
