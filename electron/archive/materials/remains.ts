import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseLook, lookAtDatabase } from '#db/core/look.ts';
import type { ArchiveCopy } from '#shared/contract/desktop.ts';
import { AppError } from '#shared/errors.ts';

/** What lies in a folder that is or was an archive. */
export interface ArchiveRemains {
  /** Nothing of an archive lies there: only such a folder may become a new one. */
  isNew: boolean;
  database: DatabaseLook;
  /** What is there besides the database, in a clerk's words. */
  found: string[];
  /** Copies of the database, newest first. */
  copies: ArchiveCopy[];
}

/** Folders in which copies of the database lie, with what they are called. */
const COPY_FOLDERS = { 'before-upgrade': '升级前副本', backups: '备份' } as const;
const DATABASE = 'archive.db';

/**
 * Looks at a folder without writing a byte: whether an archive is or was there, what is left of it, and which copies
 * exist. What a first start that was cut off leaves (empty folders, an empty lock, a database not yet given its name) is
 * nothing of an archive.
 * @param dir the archive folder; it may be absent
 */
export function archiveRemains(dir: string): ArchiveRemains {
  const database = lookAtDatabase(join(dir, DATABASE));
  const copies = Object.keys(COPY_FOLDERS).flatMap((folder) => copiesIn(dir, folder as keyof typeof COPY_FOLDERS));
  const found = [
    ...(hasContent(join(dir, 'attachments')) ? ['材料（attachments）'] : []),
    ...(Object.keys(COPY_FOLDERS) as (keyof typeof COPY_FOLDERS)[]).flatMap((folder) =>
      hasContent(join(dir, folder)) ? [`${COPY_FOLDERS[folder]}（${folder}）`] : [],
    ),
    ...namesIn(dir)
      .filter((name) => isTrace(dir, name))
      .map((name) => `文件 ${name}`),
  ];
  return {
    isNew: database === 'absent' && found.length === 0,
    database,
    found,
    copies: copies.sort((a, b) => b.at.localeCompare(a.at)),
  };
}

/**
 * Refuses a folder whose database cannot be the archive's, before anything is written there.
 * @throws AppError archive.incomplete, archive.notOurs, archive.damaged
 */
export function refuseUnlessWhole(dir: string, remains: ArchiveRemains): void {
  const { database, found } = remains;
  if (remains.isNew || database === 'archive') return;
  if (database === 'foreign') throw new AppError('archive.notOurs', { path: dir });
  if (database === 'notSqlite') throw new AppError('archive.damaged', { detail: `${DATABASE} 不是数据库文件` });
  throw new AppError('archive.incomplete', { path: dir, database, found: found.join('、') });
}

// The log and the lock of SQLite, what was being written, and heads kept outside: each lies only where an archive was.
function isTrace(dir: string, name: string): boolean {
  if (name === DATABASE || name.startsWith('archive.new.db')) return false;
  const isOurs = /^archive\.db(-wal|-shm|-journal)$/.test(name) || /\.part$/.test(name) || /^archive-v\d+/.test(name);
  if (!isOurs && !['in-use.lock', 'log-head.json', 'reserve.bin', 'backup-place.json'].includes(name)) return false;
  return statSync(join(dir, name)).size > 0;
}

function copiesIn(dir: string, folder: keyof typeof COPY_FOLDERS): ArchiveCopy[] {
  return namesIn(join(dir, folder))
    .filter((name) => name.endsWith('.db'))
    .map((name) => {
      const stat = statSync(join(dir, folder, name));
      return {
        name: `${folder}/${name}`,
        kind: COPY_FOLDERS[folder],
        at: stat.mtime.toISOString(),
        sizeBytes: stat.size,
      };
    });
}

function namesIn(dir: string): string[] {
  return existsSync(dir) && statSync(dir).isDirectory() ? readdirSync(dir).sort() : [];
}

function hasContent(dir: string): boolean {
  return namesIn(dir).length > 0;
}
