import { archiveUid } from '#db/backups/backups.ts';
import { logEnd, logEntryAt } from '#db/core/log.ts';
import type { ReadableDb, WritableDb } from '#db/core/open.ts';
import { AppError } from '#shared/errors.ts';
import type { OlderCopy } from '#shared/rules/older-copy.ts';
import { log } from '../core/log.ts';
import { noteHead, olderCopy } from './compare.ts';
import { writeHead } from './head-file.ts';
import type { KnownArchives } from './known.ts';

/** An open archive, watched from outside: what its opening asks, and how far its log was noted, here and beside it. */
interface Watched {
  dir: string;
  known: KnownArchives;
  noted: number;
  notedBeside: number;
  /** Not null: nothing is done with this archive until somebody has confirmed it. */
  question: OlderCopy | null;
}

const watched = new WeakMap<ReadableDb, Watched>();
const NOTE_EVERY_ENTRIES = 50;

/** Compares the archive that was opened with what is known outside, and notes where its log ends from now on. */
export function watchFromOutside(db: WritableDb, dir: string, known: KnownArchives, at: string): void {
  watched.set(db, { dir, known, noted: 0, notedBeside: 0, question: olderCopy(db, dir, known) });
  noteNow(db, at);
}

/** What has to be confirmed before anything is done; null: nothing. */
export const copyQuestion = (db: ReadableDb): OlderCopy | null => watched.get(db)?.question ?? null;

/** @throws AppError archive.olderCopy */
export function refuseOlderCopy(db: ReadableDb): void {
  const question = copyQuestion(db);
  if (question) throw new AppError('archive.olderCopy', { ...question });
}

/** Somebody goes on with this copy: from here on it is the known one. */
export function copyConfirmed(db: ReadableDb, at: string): void {
  const one = watched.get(db);
  if (!one) return;
  one.question = null;
  noteNow(db, at);
}

/** After a call: notes the end of the log beside the database where it grew, and outside where it grew by some entries. */
export function noteAfterCall(db: ReadableDb, at: string): void {
  const one = watched.get(db);
  if (!one || one.question) return;
  const { entries } = logEnd(db);
  if (entries - one.noted >= NOTE_EVERY_ENTRIES) noteNow(db, at);
  else if (entries > one.notedBeside) noteBeside(db, one);
}

/** Notes the end of the log now: after a backup, at the end of the program. A copy in question changes no note. */
export function noteNow(db: ReadableDb, at: string): void {
  const one = watched.get(db);
  if (!one || one.question) return;
  try {
    noteHead(db, one.dir, one.known, at);
    one.noted = logEnd(db).entries;
  } catch (error) {
    // The archive is what matters: a note that cannot be written is made later.
    log('warn', 'the end of the log was not noted outside', { code: error instanceof Error ? error.name : '' });
  }
  noteBeside(db, one);
}

function noteBeside(db: ReadableDb, one: Watched): void {
  try {
    const archive = archiveUid(db);
    const end = logEnd(db);
    const entry = logEntryAt(db, end.entries);
    if (archive === null || !entry) return;
    writeHead(one.dir, { archive, entries: end.entries, hash: entry.hash, at: entry.at });
    one.notedBeside = end.entries;
  } catch (error) {
    log('warn', 'the end of the log was not noted beside it', { code: error instanceof Error ? error.name : '' });
  }
}
