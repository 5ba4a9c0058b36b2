import type { InferSelectModel } from 'drizzle-orm';
import type { Paper } from '#shared/contract/papers.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { dayProblem } from '#shared/rules/day-limits.ts';
import { paperTotals, paperTotalWords } from '#shared/rules/paper-words.ts';
import { dictionary } from '../codes/codes.ts';
import type { Act } from '../core/changes.ts';
import { type CommandAbout, keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { paperRows } from '../core/row-sets.ts';
import { getRow, insertRow, prepared, replaceRows, rowsOf, updateRow } from '../core/rows.ts';
import { newUid } from '../core/uid.ts';
import { refuseClosed } from '../records/closed.ts';
import { getEnvelope } from '../records/records.ts';
import { subjectName } from '../records/subject.ts';
import { paperFile } from '../tables/batches.ts';
import { isKeptSealed } from './seals.ts';

/** The inner directory of a paper file (卷内目录), page by page. */

export type PaperFileData = InferSelectModel<typeof paperFile>;

/** Whose directory it is. */
export interface DirectoryOwner {
  name: string;
  /** null: nobody's file yet; the directory belongs to the line of a list in which the paper file comes. */
  recordId: number | null;
  recordNumber: string | null;
  lineId: number | null;
  isSealed: boolean;
}

export interface Directory {
  /** 0: nothing was entered yet. */
  version: number;
  name: string;
  recordNumber: string | null;
  isSealed: boolean;
  papers: Paper[];
}

/** Of a file of the register. @throws AppError record.notFound */
export function ownerOfFile(db: ReadableDb, recordId: number): DirectoryOwner {
  const envelope = getEnvelope(db, recordId);
  return {
    ...{ name: subjectName(db, envelope), recordId, recordNumber: envelope.number, lineId: null },
    isSealed: isKeptSealed(db, recordId),
  };
}

export function directoryOf(db: ReadableDb, owner: DirectoryOwner): Directory {
  const { name, recordNumber, isSealed } = owner;
  const file = paperFileOf(db, owner);
  const papers = file ? papersOf(db, file.id) : [];
  return { version: file?.version ?? 0, name, recordNumber, isSealed, papers };
}

/**
 * Saves a directory whole, as one act.
 * @param about what the act is about, by its title; @param follow what else the sums are written to, within the act
 * @throws AppError record.closed, batch.changedMeanwhile, seal.unopened, input.invalid at a line
 */
export function saveDirectory(
  db: WritableDb,
  act: Act,
  owner: DirectoryOwner,
  input: { version: number; papers: readonly Paper[] },
  about: (title: string) => CommandAbout,
  follow: (sums: { papers: number; pages: number | null }) => void,
): { version: number; papers: number; pages: number | null; commandId: number | null } {
  if (owner.isSealed) throw new AppError('seal.unopened', { name: owner.name });
  if (owner.recordId !== null) refuseClosed(getEnvelope(db, owner.recordId));
  const file = paperFileOf(db, owner);
  if ((file?.version ?? 0) !== input.version)
    throw new AppError('batch.changedMeanwhile', { title: `${owner.name}的卷内目录` });
  refusePapers(db, input.papers, localDay(act.at));
  const sums = paperTotals(input.papers);
  const title = `${owner.name}的卷内目录：${formatCount(input.papers.length)} 条，${paperTotalWords(sums)}`;
  const { commandId } = keepCommand(db, act, about(title), () => {
    const id = file?.id ?? insertPaperFile(db, act, owner);
    if (file) updateRow(db, paperFile, id, { version: file.version + 1, updatedAt: act.at, updatedBy: act.userId });
    replacePapers(db, id, input.papers);
    follow(sums);
  });
  return { version: (file?.version ?? 0) + 1, ...sums, commandId };
}

/** The paper file of a file of the register, or of a line of a list. */
export function paperFileWhere(
  db: ReadableDb,
  column: 'record_id' | 'batch_line_id',
  id: number,
): PaperFileData | null {
  const found = prepared(db, `SELECT id FROM paper_file WHERE ${column} = ? AND removed_at IS NULL`).pluck().get(id);
  return found === undefined ? null : getRow(db, paperFile, found as number);
}

export function papersOf(db: ReadableDb, paperFileId: number): Paper[] {
  return rowsOf(db, paperRows, paperFileId).map(({ paperFileId: _file, position: _position, ...paper }) => paper);
}

export function replacePapers(db: WritableDb, paperFileId: number, papers: readonly Paper[]): void {
  replaceRows(
    db,
    paperRows,
    paperFileId,
    papers.map((paper, position) => ({ paperFileId, position, ...paper })),
  );
}

function paperFileOf(db: ReadableDb, { recordId, lineId }: DirectoryOwner): PaperFileData | null {
  const own = recordId === null ? null : paperFileWhere(db, 'record_id', recordId);
  return own ?? (lineId === null ? null : paperFileWhere(db, 'batch_line_id', lineId));
}

function insertPaperFile(db: WritableDb, act: Act, { recordId, lineId }: DirectoryOwner): number {
  return insertRow(db, paperFile, {
    uid: newUid(),
    recordId,
    batchLineId: recordId === null ? lineId : null,
    version: 1,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
}

function refusePapers(db: ReadableDb, papers: readonly Paper[], today: string): void {
  const codes = dictionary(db);
  const fields = papers.flatMap((paper, index) => [
    ...(codes.item('paperClass', paper.class) === null ? [[`papers.${index}.class`, '请选择类别']] : []),
    // A year and a month are compared as such.
    ...(paper.formedOn !== null && paper.formedOn > today.slice(0, paper.formedOn.length)
      ? [[`papers.${index}.formedOn`, `形成时间 ${paper.formedOn} 还没到，请核对`]]
      : []),
    ...earlyPaper(paper.formedOn, `papers.${index}.formedOn`),
  ]);
  if (fields.length > 0) throw new AppError('input.invalid', { fields: Object.fromEntries(fields) });
}

function earlyPaper(formedOn: string | null, field: string): [string, string][] {
  const early = formedOn === null ? null : dayProblem('paper', formedOn);
  return early === null ? [] : [[field, early]];
}
