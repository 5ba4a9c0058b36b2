import type { Paper } from '#shared/contract/papers.ts';
import type { DirectoryOf } from '#shared/records/retiree/contract/batches.ts';
import { batchTitle } from '#shared/records/retiree/rules/batch-words.ts';
import type { Act } from '../../../core/changes.ts';
import type { CommandAbout } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { updateRow } from '../../../core/rows.ts';
import { columns, typed } from '../../../core/typed.ts';
import {
  type Directory,
  type DirectoryOwner,
  directoryOf,
  ownerOfFile,
  paperFileWhere,
  papersOf,
  replacePapers,
  saveDirectory,
} from '../../../papers/paper-files.ts';
import { batchLine, paperFile } from '../../../tables/batches.ts';
import { getBatchData, getLineData, type LineData } from './batches.ts';
import { touchLine } from './lines.ts';

/** The inner directories of people on a list; their sums are those of the list. */

/** The directory of a file of the register, or of somebody on a list. @throws AppError record.notFound, batch.notFound */
export function getDirectory(db: ReadableDb, of: DirectoryOf): Directory {
  return directoryOf(db, ownerOf(db, of));
}

/**
 * Saves a directory whole, with the sums of the lines it belongs to.
 * @throws AppError record.notFound, batch.notFound, batch.changedMeanwhile, seal.unopened, input.invalid at a line
 */
export function saveDirectoryOf(
  db: WritableDb,
  act: Act,
  { of, ...input }: { of: DirectoryOf; version: number; papers: readonly Paper[] },
): { version: number; papers: number; pages: number | null; commandId: number | null } {
  const owner = ownerOf(db, of);
  const about = (title: string): CommandAbout => {
    if (owner.recordId !== null)
      return { name: 'batches.saveDirectory', title, noun: 'record', nounId: owner.recordId };
    const batch = getBatchData(db, getLineData(db, owner.lineId ?? 0).batchId);
    return { name: 'batches.saveDirectory', title: `${batchTitle(batch)} ${title}`, noun: 'batch', nounId: batch.id };
  };
  return saveDirectory(db, act, owner, input, about, (sums) => {
    for (const line of openLines(db, owner)) touchLine(db, act, line, sums);
  });
}

/** What was listed for somebody without a file becomes their file's; a file that has a directory keeps both, its own first. */
export function giveDirectory(db: WritableDb, act: Act, lineId: number, recordId: number): void {
  const brought = paperFileWhere(db, 'batch_line_id', lineId);
  if (!brought || brought.recordId !== null) return;
  const own = paperFileWhere(db, 'record_id', recordId);
  if (!own) {
    updateRow(db, paperFile, brought.id, { recordId, version: brought.version + 1 });
    return;
  }
  const papers = [...papersOf(db, own.id), ...papersOf(db, brought.id)];
  updateRow(db, paperFile, own.id, { version: own.version + 1, updatedAt: act.at, updatedBy: act.userId });
  replacePapers(db, own.id, papers);
  updateRow(db, paperFile, brought.id, { removedAt: act.at });
}

function ownerOf(db: ReadableDb, of: DirectoryOf): DirectoryOwner {
  if ('recordId' in of) return ownerOfFile(db, of.recordId);
  const line = getLineData(db, of.lineId);
  const file = line.recordId === null ? null : ownerOfFile(db, line.recordId);
  return {
    ...{ name: line.name, recordId: line.recordId, recordNumber: file?.recordNumber ?? null, lineId: line.id },
    isSealed: (file?.isSealed ?? false) || (line.takenOn === null && line.sealNumber !== null),
  };
}

// The lists of batches that are not closed yet carry the sums; one that was signed stays as it was signed.
function openLines(db: ReadableDb, { recordId, lineId }: DirectoryOwner): LineData[] {
  return read(
    db,
    typed`SELECT ${columns(batchLine, 'l')} FROM batch_line l WHERE l.removed_at IS NULL AND l.taken_on IS NULL
       AND (l.id = @lineId OR l.record_id = @recordId)`,
  ).all({ lineId, recordId });
}
