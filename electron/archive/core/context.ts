import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Act } from '#db/core/changes.ts';
import { beginTrust, lastEntryAt } from '#db/core/clock.ts';
import { createDatabase } from '#db/core/create.ts';
import { damageBehind } from '#db/core/damage.ts';
import { interruptJobs } from '#db/core/jobs.ts';
import { type HeldLock, holdLock } from '#db/core/lock.ts';
import { migrate, migrations } from '#db/core/migrate.ts';
import { beginDay } from '#db/core/new-day.ts';
import {
  inTransaction,
  openReadable,
  openWritable,
  type ReadableDb,
  refuseLongPath,
  toAppError,
  type WritableDb,
} from '#db/core/open.ts';
import { refuseOtherSchema } from '#db/core/schema-check.ts';
import { standingOf } from '#db/core/schema-steps.ts';
import { interruptHandovers } from '#db/handovers/handovers.ts';
import { recoverImports } from '#db/imports/apply.ts';
import { fillOrganisationKeys } from '#db/organisations/links.ts';
import { fillLikenessKeys } from '#db/people/likeness.ts';
import { firstUser } from '#db/policy/office.ts';
import { isProved, wrongRows } from '#db/proof/check.ts';
import { proveUpgrade, watchValues } from '#db/proof/digests.ts';
import { keepEarlierTexts } from '#db/proof/kept-texts-check.ts';
import type { ArchiveEvent } from '#shared/contract/events.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { finishExchange } from '../backup/exchange.ts';
import type { JobRunner } from '../jobs/run.ts';
import type { OpenedCopies } from '../materials/opened-copies.ts';
import { archiveRemains, refuseUnlessWhole } from '../materials/remains.ts';
import type { KnownArchives } from '../outside/known.ts';
import { giveUpReserve, roomOf } from './room.ts';
import { currentUser } from './signed-in.ts';

/** Draws a sheet and gives its PDF; done by a hidden window, wherever one can be had. */
export type PrintSheet = (request: SheetRequest) => Promise<Uint8Array>;

/** What guessing a secret is made to cost; a test that stores many gives less than the program does. */
export interface SecretCost {
  /** N of scrypt for passwords and codes of cards: a power of two. */
  password: number;
  /** The binary logarithm of N for the passphrase of encrypted backups. */
  passphraseLog: number;
}

/** What handlers work with: one open archive, one writer, and the world around it. */
export interface Context {
  dir: string;
  db: WritableDb;
  origin: Act['origin'];
  emit: (event: ArchiveEvent) => void;
  jobs: JobRunner;
  printSheet: PrintSheet;
  opened: OpenedCopies;
  /** The user who asked for the sheet that the print window draws now. */
  drawnFor?: number;
  /** Left out: what passwords.ts and seal.ts hold right. */
  secretCost?: SecretCost;
}

export const databaseFile = (dir: string): string => join(dir, 'archive.db');
export const attachmentsDir = (dir: string): string => join(dir, 'attachments');

export interface OpenArchive {
  db: WritableDb;
  close: () => void;
}

/**
 * Opens the archive in a folder for writing: takes the lock, brings the database to the newest version, puts right what
 * a crash left behind.
 * @param mayCreate whether an empty folder becomes a new archive
 * @param known what this computer remembers of archives: where one was, no new one is made
 * @throws AppError archive.absent, archive.gone, archive.incomplete, archive.notOurs, archive.pathTooLong, archive.inUse,
 *   archive.lockOdd, archive.readOnly, archive.damaged, archive.schema, and those of `migrate`
 */
export function openArchive(dir: string, mayCreate: boolean, known: KnownArchives | null = null): OpenArchive {
  const file = databaseFile(dir);
  refuseLongPath(file);
  finishExchange(dir);
  const remains = archiveRemains(dir);
  refuseUnlessWhole(dir, remains);
  if (remains.isNew && known) refuseGone(dir, known);
  if (remains.isNew && !mayCreate) throw new AppError('archive.absent', { path: dir });
  makeFolders(dir, file);
  const lock: HeldLock = byReserve(dir, () => holdLock(dir));
  let db: WritableDb | null = null;
  try {
    if (!existsSync(file)) createDatabase(file);
    db = byReserve(dir, () => openWritable(file));
    const opened = db;
    roomOf(opened).wayBack(() => putRight(opened));
    roomOf(opened).keep();
    return {
      db: opened,
      close: () => {
        opened.close();
        lock.release();
      },
    };
  } catch (error) {
    db?.close();
    lock.release();
    throw damageBehind(error, file);
  }
}

/** A stick that is not put in and a share that is not there leave an empty folder. @throws AppError archive.gone */
export function refuseGone(dir: string, known: KnownArchives): void {
  const was = known.at(dir);
  if (was)
    throw new AppError('archive.gone', { path: dir, office: was.office, records: was.records, at: was.writtenAt });
}

function makeFolders(dir: string, file: string): void {
  try {
    // Making both at once tells a disk that cannot be written as a folder that is not there.
    if (!existsSync(dir)) mkdirSync(dir, { recursive: true });
    if (!existsSync(attachmentsDir(dir))) mkdirSync(attachmentsDir(dir));
  } catch (error) {
    throw toAppError(error, file);
  }
}

/** Opening alone needs room, for the lock and the companions of the database: the reserve is given up for them. */
function byReserve<T>(dir: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'archive.full') throw error;
    giveUpReserve(dir);
    return work();
  }
}

/** Brings a database to the newest version and puts right what a crash left behind. */
function putRight(db: WritableDb): void {
  // Rows that were wrong before an upgrade stay wrong after it.
  const isPending = standingOf(db, migrations).pending.length > 0;
  const lastAt = lastEntryAt(db);
  const wrong = isPending ? wrongRows(db) : new Set<string>();
  migrate(db, migrations, now());
  refuseOtherSchema(db);
  const wasProved = isProved(db);
  watchValues(db, now());
  inTransaction(db, () => beginTrust(db, lastAt));
  if (isPending && wasProved) proveUpgrade(db, wrong, now());
  if (isPending) inTransaction(db, () => keepEarlierTexts(db, now()));
  recoverImports(db);
  inTransaction(db, () => {
    const at = now();
    interruptHandovers(db, at);
    interruptJobs(db, at);
    fillLikenessKeys(db);
    fillOrganisationKeys(db);
    beginDay(db, localDay(at));
  });
}

/** Opens the archive for reading beside whoever writes. @throws AppError archive.absent */
export function readArchive(dir: string): ReadableDb {
  refuseLongPath(databaseFile(dir));
  finishExchange(dir);
  const remains = archiveRemains(dir);
  refuseUnlessWhole(dir, remains);
  if (remains.isNew) throw new AppError('archive.absent', { path: dir });
  return openReadable(databaseFile(dir));
}

export function now(): string {
  return new Date().toISOString();
}

/** Who acts now. @throws AppError office.notSetUp, session.signedOut */
export function actOf(context: Pick<Context, 'db' | 'origin'>, importId: number | null = null): Act {
  const user = currentUser(context);
  if (!user) throw new AppError(firstUser(context.db) ? 'session.signedOut' : 'office.notSetUp', {});
  return { userId: user.id, at: now(), origin: context.origin, importId };
}

/** Runs a write in one transaction with who and when. */
export function write<T>(context: Context, work: (db: WritableDb, act: Act) => T): T {
  return inTransaction(context.db, () => work(context.db, actOf(context)));
}
