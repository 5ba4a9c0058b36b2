import type { ReadableDb } from '#db/core/open.ts';
import { getPersonFile } from '#db/records/records.ts';
import type { RetireeFile } from '#shared/records/retiree/file.ts';

/** The file of a retiree as it is stored. @throws AppError record.notFound */
export function retireeFile(db: ReadableDb, id: number): RetireeFile {
  return getPersonFile(db, id) as RetireeFile;
}
