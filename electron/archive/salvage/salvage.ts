import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isLocked } from '#db/core/lock.ts';
import { inTransaction, openReadable, type WritableDb } from '#db/core/open.ts';
import { copySnapshot } from '#db/core/snapshot.ts';
import { replaceReadings } from '#db/people/people.ts';
import { everyPerson, logSalvage, salvageDatabase } from '#db/salvage/salvage.ts';
import { flushFolder } from '#electron/files/write-whole.ts';
import { AppError } from '#shared/errors.ts';
import { fileError } from '#shared/rules/file-error.ts';
import { lookAtRestored, type RestoreLook } from '../backup/look.ts';
import { unfinished } from '../backup/place.ts';
import { checkArchive } from '../check.ts';
import { attachmentsDir, databaseFile, now, openArchive } from '../core/context.ts';
import type { PhaseCount } from '../jobs/tools.ts';
import { personReadings } from '../names/name-keys.ts';
import { bringMaterials } from './materials.ts';
import { REPORT_FILE, salvageReport, writeReport } from './report.ts';

export interface SalvageOrder {
  /** The damaged archive folder: nothing in it is written. */
  from: string;
  /** The new archive folder: nothing may lie there yet. */
  target: string;
  origin: 'window' | 'cli';
  /** Where this program has the archive open: who asks. Its database is copied first, as it stands at one moment. */
  served?: { userId: number | null };
  /** Phase 0 the database, 1 the materials, 2 the check. */
  phase: (index: number, total: number) => void;
  count: (count: PhaseCount) => void;
  isCancelled: () => boolean;
}

export type SalvageOutcome =
  | { state: 'cancelled' }
  | {
      state: 'done';
      at: string;
      bytes: number;
      findings: string[];
      look: RestoreLook;
      /** What was saved and what was not, in sentences. */
      lines: string[];
      /** Whether all there was is there, and the check found nothing. */
      isWhole: boolean;
      /** The file that tells all of it. */
      report: string;
    };

/**
 * Makes a new archive of what can be read of a damaged one: its rows, the materials whose content is what it was, and a
 * report. Opened and checked before the folder gets its name; a failure or a cancel leaves nothing.
 * @throws AppError restore.targetTaken, restore.nothingReadable, archive.inUse, file.*, archive.*
 */
export async function salvageInto(order: SalvageOrder): Promise<SalvageOutcome> {
  const { from, target, served, phase, isCancelled } = order;
  if (existsSync(target) && readdirSync(target).length > 0) throw new AppError('restore.targetTaken', { path: target });
  if (!served && isLocked(from)) throw new AppError('archive.inUse', { path: from });
  const part = unfinished(target);
  const at = now();
  try {
    await rm(part, { recursive: true, force: true });
    mkdirSync(attachmentsDir(part), { recursive: true });
    phase(0, 0);
    const read = served ? await copyOfServed(order, part) : databaseFile(from);
    if (read === null) return await givenUp(part);
    const database = salvageDatabase(read, databaseFile(part), at);
    if (served) await rm(read, { force: true });
    if (database === null) throw new AppError('restore.nothingReadable', { path: from });
    phase(1, 0);
    const materials = await bringMaterials(from, part, order);
    phase(2, 0);
    if (isCancelled()) return await givenUp(part);
    const { lines, lost } = salvageReport(database, materials);
    const look = openSalvaged(part, order, at, [`从损坏的档案库“${from}”抢救。`, ...lines].join(''));
    const findings = (await checkArchive(part)).findings.map(({ message }) => message);
    await writeReport(part, { from, at, database, materials, findings });
    await flushFolder(part);
    await rm(target, { recursive: true, force: true });
    await rename(part, target);
    await flushFolder(dirname(target));
    const isWhole = lost === 0 && findings.length === 0;
    return {
      state: 'done',
      at,
      bytes: materials.bytes,
      findings,
      look,
      lines,
      isWhole,
      report: join(target, REPORT_FILE),
    };
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw error instanceof AppError ? error : fileError(error, target);
  }
}

async function givenUp(part: string): Promise<SalvageOutcome> {
  await rm(part, { recursive: true, force: true });
  return { state: 'cancelled' };
}

/**
 * The database of an archive that is open, as it stands at one moment, page by page and whatever the pages hold: whoever
 * writes meanwhile neither waits nor is read in part.
 * @returns the copy; null: it was cancelled
 */
async function copyOfServed({ from, count, isCancelled }: SalvageOrder, part: string): Promise<string | null> {
  const path = join(part, 'damaged.db');
  const db = openReadable(databaseFile(from));
  try {
    const isWhole = await copySnapshot(db, path, (done, total) => {
      count({ done, total });
      return !isCancelled();
    });
    return isWhole ? path : null;
  } finally {
    db.close();
  }
}

/** Opens it as the program will, with the upgrade it may need; its proof begins here, and its log tells from what it came. */
function openSalvaged(part: string, { from, origin, served }: SalvageOrder, at: string, note: string): RestoreLook {
  const archive = openArchive(part, false);
  try {
    inTransaction(archive.db, () => {
      readAnew(archive.db);
      logSalvage(archive.db, { at, origin, userId: served?.userId ?? null }, note);
    });
    // One that cannot be opened has nothing that could be compared.
    return lookAtRestored(archive.db, served ? from : null);
  } finally {
    archive.close();
  }
}

/** What names can be read as stands in no table that was brought over. */
function readAnew(db: WritableDb): void {
  for (const person of everyPerson(db)) replaceReadings(db, person.id, personReadings(person));
}
