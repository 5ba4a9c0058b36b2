import type { ImportRow } from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import type { RowWarning } from '#shared/records/roster.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared, updateRow } from '../core/rows.ts';
import { int, text, typed } from '../core/typed.ts';
import { importRow, importTable } from '../tables/work.ts';
import { type ImportSummary, type PlanRow, planRows } from './imports.ts';

/** What a clerk decides about single lines of a plan before it is carried out: cells put right, whose number it is. */

/** A cell as the file keeps it: what a line is judged by again. */
export interface KeptCell {
  kind: 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'error';
  text: string;
  number: number | null;
}

/** A cell that was put right in the table of rejected lines; what the file said stays beside it. */
export type Mend = ImportRow['mended'][number];

/** What a clerk said of a number that is somebody's of another name. Holds for this person, name and number only. */
export interface IdentityAnswer {
  answer: NonNullable<ImportRow['identity']>['answer'];
  personId: number;
  /** The person's name when it was asked, and the line's. */
  name: string;
  written: string;
  idNumber: string;
  at: string;
  by: string;
}

export interface LineReview {
  /** As the file has the line, with what a merged cell fills in; mended cells are laid over it. */
  line: KeptCell[];
  date1904: boolean;
  /** Whether the spreadsheet does not show the line. */
  isHidden: boolean;
  /** What is drawn over it and was not taken over. */
  drawn: RowWarning[];
  mended: Mend[];
  identity: IdentityAnswer | null;
  /** The person of another name whose number it is; null where nothing is to be asked. */
  askedOf: number | null;
}

/** One line of a plan. @throws AppError import.notFound */
export function planRow(db: ReadableDb, importId: number, position: number): PlanRow {
  const [found] = planRows(db, importId, { verdict: null, isNoted: false, after: position - 1, limit: 1 });
  if (found?.position !== position) throw new AppError('import.notFound', {});
  return found;
}

/** Lines whose number is somebody's of another name, asked or answered, in the order of the sheet. */
export function askedRows(db: ReadableDb, importId: number, limit: number): PlanRow[] {
  const positions = read(
    db,
    typed`SELECT ${importRow.position}
     FROM ${importRow} WHERE import_id = ? AND json_extract(entry, '$.review.askedOf') IS NOT NULL
     ORDER BY row LIMIT ?`,
  ).all(importId, limit);
  return positions.map((position) => planRow(db, importId, position));
}

/** A line of a roster by its sheet and its row there, which stay when other sheets are taken. */
export const lineKey = (sheet: string, row: number): string => `${row} ${sheet}`;

/** What was decided about lines of a plan, by `lineKey`: carried over when the roster is read again. */
export function decidedReviews(db: ReadableDb, importId: number): Map<string, LineReview> {
  const rows = read(
    db,
    typed`SELECT ${{
      sheet: text("coalesce(sheet, '')"),
      row: int('coalesce(sheet_row, row)'),
      review: text("json_extract(entry, '$.review')"),
    }}
     FROM import_row WHERE import_id = ?
     AND (json_extract(entry, '$.review.mended[0]') IS NOT NULL OR json_extract(entry, '$.review.identity') IS NOT NULL)`,
  ).all(importId);
  return new Map(rows.map(({ sheet, row, review }) => [lineKey(sheet, row), JSON.parse(review) as LineReview]));
}

/** The other line of a plan that takes the same number or the same file in, or null. */
export function rowStanding(
  db: ReadableDb,
  importId: number,
  { position, idNumber, recordId }: { position: number; idNumber: string; recordId: number | null },
): PlanRow | null {
  const found = read(
    db,
    typed`SELECT ${importRow.position}
     FROM ${importRow}
     WHERE import_id = @importId AND row <> @position AND verdict IN ('created', 'updated', 'same')
     AND (json_extract(entry, '$.values.idNumber') = @idNumber OR record_id = @recordId) ORDER BY row LIMIT 1`,
  ).get({ importId, position, idNumber, recordId });
  return found === undefined ? null : planRow(db, importId, found);
}

/** The lines of a plan that are one file together, in their order. */
export function rowsOfGroup(db: ReadableDb, importId: number, key: string): PlanRow[] {
  const positions = read(
    db,
    typed`SELECT ${importRow.position}
     FROM ${importRow} WHERE import_id = ? AND json_extract(entry, '$.group.key') = ? ORDER BY row LIMIT 1000`,
  ).all(importId, key);
  return positions.map((position) => planRow(db, importId, position));
}

/** The line of another file of a plan that has the same number already, or null. @param field of the number */
export function numberStanding(
  db: ReadableDb,
  importId: number,
  { key, field, number }: { key: string; field: string; number: string },
): PlanRow | null {
  const found = read(
    db,
    typed`SELECT ${importRow.position}
     FROM ${importRow} WHERE import_id = @importId AND verdict IN ('created', 'updated', 'same')
       AND json_extract(entry, '$.group.key') <> @key
       AND coalesce(json_extract(entry, '$.about.' || @field), json_extract(entry, '$.values.' || @field)) = @number
     ORDER BY row LIMIT 1`,
  ).get({ importId, key, field, number });
  return found === undefined ? null : planRow(db, importId, found);
}

/** Keeps a line that was judged again, with the counts of its plan. */
export function saveReviewed(db: WritableDb, importId: number, row: PlanRow, summary: ImportSummary): void {
  prepared(
    db,
    `UPDATE import_row SET verdict = @verdict, field = @field, reason = @reason, message = @message, entry = @entry,
       differences = @differences, notes = @notes, warnings = @warnings, cells = @cells, record_id = @recordId,
       record_version = @recordVersion WHERE import_id = @importId AND row = @position`,
  ).run({
    importId,
    position: row.position,
    verdict: row.verdict,
    field: row.field,
    reason: row.reason,
    message: row.message,
    recordId: row.recordId,
    recordVersion: row.recordVersion,
    entry: JSON.stringify(row.entry),
    differences: JSON.stringify(row.differences),
    notes: JSON.stringify(row.notes),
    warnings: JSON.stringify(row.warnings),
    cells: JSON.stringify(row.cells),
  });
  updateRow(db, importTable, importId, { summary: JSON.stringify(summary) });
}
