import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { countAll, materialBytes } from '#db/backups/backups.ts';
import { isLocked } from '#db/core/lock.ts';
import { isOnlyOpenedSince, lastBroughtBack, logEntryAt } from '#db/core/log.ts';
import { lookAtDatabase } from '#db/core/look.ts';
import { openReadable, type ReadableDb } from '#db/core/open.ts';
import { getOffice } from '#db/policy/office.ts';
import type { WaitingCopy } from '#shared/contract/restore.ts';
import { AppError } from '#shared/errors.ts';
import { fileError } from '#shared/rules/file-error.ts';
import { attachmentsDir, databaseFile } from '../core/context.ts';
import { isMaterialName } from '../materials/check-materials.ts';
import { unfinished } from './place.ts';

/**
 * Copies that were restored or salvaged beside the archive and never put in place. Such a folder is known by its name and
 * by what lies in it: an archive whose log tells of the restore or the salvage, and of nobody who worked in it since. The
 * name alone says nothing: somebody may have given it to a folder of their own.
 */

type Kind = WaitingCopy['kind'];
const words: Record<Kind, string> = { restored: '恢复', salvaged: '抢救' };
const told = { 'backups.restored': 'restored', salvaged: 'salvaged' } as const;
const MOST = 50;
const NAMED_MOST = 3;
const DAY_MS = 86_400_000;

/** The folder a new copy goes into, beside the archive. `at`: ISO 8601 UTC. */
export function freshFolder(archiveDir: string, kind: Kind, at: string): string {
  return `${archiveDir}-${words[kind]}-${stampOf(at)}`;
}

// 20261130-190233
function stampOf(at: string): string {
  return at.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}

/** The copies that wait beside an archive folder, newest first. */
export function waitingCopies(archiveDir: string): WaitingCopy[] {
  return namesIn(dirname(archiveDir))
    .flatMap((name) => waitingCopy(archiveDir, name) ?? [])
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, MOST);
}

/** The copy in the folder of this name beside the archive; null where it is not proved to be one. */
export function waitingCopy(archiveDir: string, name: string): WaitingCopy | null {
  const kind = kindOf(archiveDir, name);
  const folder = join(dirname(archiveDir), name);
  if (kind === null || !isFolder(folder) || isSame(folder, archiveDir)) return null;
  const file = databaseFile(folder);
  if (!isFile(file) || lookAtDatabase(file) !== 'archive') return null;
  let db: ReadableDb | null = null;
  try {
    db = openReadable(file);
    const brought = lastBroughtBack(db);
    if (brought === null || told[brought.what] !== kind || !isOnlyOpenedSince(db, brought.id)) return null;
    return { id: name, folder, kind, at: brought.at, ...heldBy(db, file, brought.id) };
  } catch {
    // What cannot be read proves nothing.
    return null;
  } finally {
    db?.close();
  }
}

/**
 * Removes a copy that waits, for good: its database last, so that a copy whose removal is cut off is still known for one.
 * @param tell has the removal written down, before anything is removed
 * @throws AppError restore.notOurs, restore.holdsOther, file.*, and what `tell` refuses with
 */
export async function removeWaiting(archiveDir: string, name: string, tell: () => void): Promise<void> {
  const path = join(dirname(archiveDir), basename(name));
  if (waitingCopy(archiveDir, name) === null) throw new AppError('restore.notOurs', { path });
  const others = foreignIn(path);
  if (others.length > 0) {
    const named = `${others.slice(0, NAMED_MOST).join('、')}${others.length > NAMED_MOST ? ' 等' : ''}`;
    throw new AppError('restore.holdsOther', { path, found: named });
  }
  tell();
  try {
    const [database, rest] = [namesIn(path).filter(isDatabase), namesIn(path).filter((one) => !isDatabase(one))];
    for (const one of rest) await rm(join(path, one), { recursive: true, force: true });
    // The log of SQLite before the database: without the file it belongs to it would be a trace of an archive.
    for (const one of database.sort((a, b) => b.length - a.length)) await rm(join(path, one), { force: true });
    await rmdir(path);
  } catch (error) {
    throw fileError(error, path);
  }
}

/**
 * Removes what restores and salvages that were cut off left beside the archive: it holds no whole archive and nobody asks
 * for it, but a restore of the next day may want its room. Known by its name, by its age of a day at least (another program
 * may be at work in a younger one) and by holding nothing but what such a copy is made of; everything else stays.
 * @param at now, ISO 8601 UTC
 */
export async function removeCutOff(archiveDir: string, at: string): Promise<void> {
  const yesterday = stampOf(new Date(Date.parse(at) - DAY_MS).toISOString());
  for (const name of namesIn(dirname(archiveDir))) {
    const whole = name.slice(0, -unfinished('').length);
    const folder = join(dirname(archiveDir), name);
    if (name !== unfinished(whole) || kindOf(archiveDir, whole) === null || !isFolder(folder)) continue;
    if (whole.slice(-yesterday.length) > yesterday || isLocked(folder) || foreignIn(folder).length > 0) continue;
    // What does not go now hinders nothing: the next restore tries again.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function kindOf(archiveDir: string, name: string): Kind | null {
  const kinds = Object.keys(words) as Kind[];
  const of = (kind: Kind): string => `${basename(archiveDir)}-${words[kind]}-`;
  return kinds.find((kind) => name.startsWith(of(kind)) && /^\d{8}-\d{6}$/.test(name.slice(of(kind).length))) ?? null;
}

function heldBy(db: ReadableDb, file: string, entry: number): Pick<WaitingCopy, 'bytes' | 'holds'> {
  const { size } = statSync(file);
  try {
    const holds = {
      office: getOffice(db)?.name ?? '',
      ...countAll(db),
      lastEntryAt: logEntryAt(db, entry - 1)?.at ?? null,
    };
    return { bytes: size + materialBytes(db), holds };
  } catch {
    // Made by an earlier program, whose tables are others: it is told after it was looked at.
    return { bytes: size, holds: null };
  }
}

const isDatabase = (name: string): boolean => /^archive\.db(-wal|-shm|-journal)?$/.test(name);
const isOfReport = (name: string): boolean => /^抢救报告(-[^/\\]+)?\.(txt|csv)$/.test(name);
const beside: ReadonlySet<string> = new Set(['in-use.lock', 'log-head.json', 'reserve.bin', 'backup-place.json']);

/** What lies in the folder and was not put there by the program, links among it. */
function foreignIn(folder: string): string[] {
  const within = (dir: string, isOurs: (name: string) => boolean): string[] =>
    namesIn(dir).filter((name) => !isFile(join(dir, name)) || !isOurs(name));
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    if (path === attachmentsDir(folder) && isFolder(path)) return foreignMaterials(path);
    if (name === 'before-upgrade' && isFolder(path)) return within(path, (one) => /^archive-.*\.db$/.test(one));
    return isFile(path) && (isDatabase(name) || isOfReport(name) || beside.has(name)) ? [] : [name];
  });
}

function foreignMaterials(root: string): string[] {
  return namesIn(root).flatMap((part) => {
    const path = join(root, part);
    if (isFile(path)) return part.endsWith('.part') ? [] : [part];
    if (!isFolder(path) || !/^[0-9a-f]{2}$/.test(part)) return [part];
    return namesIn(path).filter((name) => !isFile(join(path, name)) || !isMaterialName(part, name));
  });
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir).sort();
  } catch {
    return [];
  }
}

// A link leads elsewhere: what is behind it is no copy of ours.
const isFolder = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
const isFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;

function isSame(one: string, other: string): boolean {
  try {
    return realpathSync.native(one) === realpathSync.native(other);
  } catch {
    // The archive folder itself may be gone.
    return false;
  }
}
