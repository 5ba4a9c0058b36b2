import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { archiveUid, type BackupSetting, readBackupSetting } from '#db/backups/backups.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { requireOffice } from '#db/policy/office.ts';
import { writeWhole } from '#electron/files/write-whole.ts';
import { AppError } from '#shared/errors.ts';
import { findPlace } from './find-place.ts';
import { defaultPlace, makePlace } from './place.ts';

/** Kept in the archive folder beside the database: where the backups are, when the database can no longer say it. */
const NOTE = 'backup-place.json';
const Note = z.object({ path: z.string(), uid: z.string() });

/**
 * The place backups go to now; the one beside the archive is made where nobody chose another.
 * @throws AppError backup.placeAway, backup.placeOther, office.notSetUp, file.*
 */
export async function openPlace(db: ReadableDb, archiveDir: string): Promise<string> {
  const { place } = readBackupSetting(db);
  if (place) {
    const found = findPlace(place);
    if (found === null) throw new AppError('backup.placeAway', { path: place.path });
    return found;
  }
  const root = defaultPlace(archiveDir);
  await makePlace(root, archiveDir, { uid: archiveUid(db) ?? '', name: requireOffice(db).name });
  return root;
}

/** Notes the chosen place beside the database. */
export async function notePlace(archiveDir: string, place: BackupSetting['place']): Promise<void> {
  await writeWhole(join(archiveDir, NOTE), Buffer.from(`${JSON.stringify(place ?? {})}\n`));
}

/** Where the backups of an archive folder are, without asking its database; null where they cannot be found. */
export function notedPlace(archiveDir: string): string | null {
  try {
    const note = Note.safeParse(JSON.parse(readFileSync(join(archiveDir, NOTE), 'utf8')));
    if (note.success) return findPlace(note.data);
  } catch {
    // Nobody chose a place.
  }
  const root = defaultPlace(archiveDir);
  return existsSync(root) ? root : null;
}
