import type { InferSelectModel } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { DirectoryOf, Paper } from '#shared/records/retiree/contract/batches.ts';
import { batchTitle, paperTotals, paperTotalWords } from '#shared/records/retiree/rules/batch-words.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { dayProblem } from '#shared/rules/day-limits.ts';
import { dictionary } from '../codes/codes.ts';
import type { Act } from '../core/changes.ts';
import { type CommandAbout, keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { paperRows } from '../core/row-sets.ts';
import { columnList, getRow, insertRow, prepared, replaceRows, rowsOf, updateRow } from '../core/rows.ts';
import { newUid } from '../core/uid.ts';
import { refuseClosed } from '../records/closed.ts';
import { getEnvelope } from '../records/records.ts';
import { getBatchData, getLineData, type LineData } from '../records/retiree/batches/batches.ts';
import { touchLine } from '../records/retiree/batches/lines.ts';
import { subjectName } from '../records/subject.ts';
import { batchLine, paperFile } from '../tables/batches.ts';
import { isKeptSealed } from './seals.ts';

/** The inner directory of a paper file (卷内目录), page by page; its sums are those of the list it came with. */

type PaperFileData = InferSelectModel<typeof paperFile>;

/** The directory of a file of the register, or of somebody on a list. @throws AppError record.notFound, batch.notFound */
export function getDirectory(
  db: ReadableDb,
  of: DirectoryOf,
): { version: number; name: string; recordNumber: string | null; isSealed: boolean; papers: Paper[] } {
  const owner = ownerOf(db, of);
  const { name, recordNumber, isSealed } = owner;
  const file = paperFileOf(db, owner);
  const papers = file ? papersOf(db, file.id) : [];
  return { version: file?.version ?? 0, name, recordNumber, isSealed, papers };
}

/**
 * Saves a directory whole, with the sums of the lines it belongs to.
 * @throws AppError record.notFound, batch.notFound, batch.changedMeanwhile, seal.unopened, input.invalid at a line
 */
export function saveDirectory(
  db: WritableDb,
  act: Act,
  input: { of: DirectoryOf; version: number; papers: readonly Paper[] },
): { version: number; papers: number; pages: number | null; commandId: number | null } {
  const owner = ownerOf(db, input.of);
  if (owner.isSealed) throw new AppError('seal.unopened', { name: owner.name });
  if (owner.recordId !== null) refuseClosed(getEnvelope(db, owner.recordId));
  const file = paperFileOf(db, owner);
  if ((file?.version ?? 0) !== input.version)
    throw new AppError('batch.changedMeanwhile', { title: `${owner.name}的卷内目录` });
  refusePapers(db, input.papers, localDay(act.at));
  const sums = paperTotals(input.papers);
  const title = `${owner.name}的卷内目录：${formatCount(input.papers.length)} 条，${paperTotalWords(sums)}`;
  const about: CommandAbout =
    owner.line === null || owner.recordId !== null
      ? { name: 'batches.saveDirectory', title, noun: 'record', nounId: owner.recordId ?? 0 }
      : {
          name: 'batches.saveDirectory',
          title: `${batchTitle(getBatchData(db, owner.line.batchId))} ${title}`,
          noun: 'batch',
          nounId: owner.line.batchId,
        };
  const { commandId } = keepCommand(db, act, about, () => {
    const id = file?.id ?? insertPaperFile(db, act, owner);
    if (file) updateRow(db, paperFile, id, { version: file.version + 1, updatedAt: act.at, updatedBy: act.userId });
    replaceRows(
      db,
      paperRows,
      id,
      input.papers.map((one, position) => ({ paperFileId: id, position, ...one })),
    );
    for (const line of openLines(db, owner)) touchLine(db, act, line, { papers: sums.papers, pages: sums.pages });
  });
  return { version: (file?.version ?? 0) + 1, ...sums, commandId };
}

/** What was listed for somebody without a file becomes their file's; a file that has a directory keeps both, its own first. */
export function giveDirectory(db: WritableDb, act: Act, lineId: number, recordId: number): void {
  const brought = fileWhere(db, 'batch_line_id', lineId);
  if (!brought || brought.recordId !== null) return;
  const own = fileWhere(db, 'record_id', recordId);
  if (!own) {
    updateRow(db, paperFile, brought.id, { recordId, version: brought.version + 1 });
    return;
  }
  const papers = [...rowsOf(db, paperRows, own.id), ...rowsOf(db, paperRows, brought.id)];
  updateRow(db, paperFile, own.id, { version: own.version + 1, updatedAt: act.at, updatedBy: act.userId });
  replaceRows(
    db,
    paperRows,
    own.id,
    papers.map((one, position) => ({ ...one, paperFileId: own.id, position })),
  );
  updateRow(db, paperFile, brought.id, { removedAt: act.at });
}

interface Owner {
  name: string;
  recordId: number | null;
  recordNumber: string | null;
  line: LineData | null;
  isSealed: boolean;
}

function ownerOf(db: ReadableDb, of: DirectoryOf): Owner {
  const line = 'lineId' in of ? getLineData(db, of.lineId) : null;
  const recordId = 'recordId' in of ? of.recordId : (line?.recordId ?? null);
  const envelope = recordId === null ? null : getEnvelope(db, recordId);
  const name = line?.name ?? (envelope ? subjectName(db, envelope) : '');
  const isSealed = recordId !== null && isKeptSealed(db, recordId);
  return {
    ...{ name, recordId, line, recordNumber: envelope?.number ?? null },
    isSealed: isSealed || (line !== null && line.takenOn === null && line.sealNumber !== null),
  };
}

function paperFileOf(db: ReadableDb, { recordId, line }: Owner): PaperFileData | null {
  const own = recordId === null ? null : fileWhere(db, 'record_id', recordId);
  return own ?? (line === null ? null : fileWhere(db, 'batch_line_id', line.id));
}

function fileWhere(db: ReadableDb, column: 'record_id' | 'batch_line_id', id: number): PaperFileData | null {
  const found = prepared(db, `SELECT id FROM paper_file WHERE ${column} = ? AND removed_at IS NULL`).pluck().get(id);
  return found === undefined ? null : getRow(db, paperFile, found as number);
}

function papersOf(db: ReadableDb, id: number): Paper[] {
  return rowsOf(db, paperRows, id).map(({ paperFileId: _file, position: _position, ...one }) => one);
}

function insertPaperFile(db: WritableDb, act: Act, { recordId, line }: Owner): number {
  return insertRow(db, paperFile, {
    uid: newUid(),
    recordId,
    batchLineId: recordId === null ? (line?.id ?? null) : null,
    version: 1,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
}

// The lists of batches that are not closed yet carry the sums; one that was signed stays as it was signed.
function openLines(db: ReadableDb, { recordId, line }: Owner): LineData[] {
  return prepared(
    db,
    `SELECT ${columnList(batchLine, 'l')} FROM batch_line l WHERE l.removed_at IS NULL AND l.taken_on IS NULL
       AND (l.id = @lineId OR l.record_id = @recordId)`,
  ).all({ lineId: line?.id ?? null, recordId }) as LineData[];
}

function refusePapers(db: ReadableDb, papers: readonly Paper[], today: string): void {
  const codes = dictionary(db);
  const fields = papers.flatMap((one, index) => [
    ...(codes.item('paperClass', one.class) === null ? [[`papers.${index}.class`, '请选择类别']] : []),
    // A year and a month are compared as such.
    ...(one.formedOn !== null && one.formedOn > today.slice(0, one.formedOn.length)
      ? [[`papers.${index}.formedOn`, `形成时间 ${one.formedOn} 还没到，请核对`]]
      : []),
    ...earlyPaper(one.formedOn, `papers.${index}.formedOn`),
  ]);
  if (fields.length > 0) throw new AppError('input.invalid', { fields: Object.fromEntries(fields) });
}

function earlyPaper(formedOn: string | null, field: string): [string, string][] {
  const early = formedOn === null ? null : dayProblem('paper', formedOn);
  return early === null ? [] : [[field, early]];
}
