import type { InferSelectModel } from 'drizzle-orm';
import type { Import, ImportColumn, ImportRow } from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import { kinds } from '#shared/records/kinds.ts';
import { rosterKeys } from '#shared/records/roster.ts';
import { sameHeadingKey } from '#shared/rules/roster-columns.ts';
import { sourceName } from '../codes/mappings.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { columnList, insertRow, prepared, updateRow } from '../core/rows.ts';
import { typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { kindOf } from '../records/kind-of.ts';
import { columnMemory, importRow, importTable } from '../tables/work.ts';
import type { SubjectCells } from './file-groups.ts';
import type { FileOpening } from './kind-imports.ts';
import type { LineReview } from './review.ts';

type ImportData = InferSelectModel<typeof importTable>;
type StoredImport = ImportData & { userName: string };

/** What a plan counts up; stored with the import. */
export type ImportSummary = Pick<
  Import,
  | 'rows'
  | 'counts'
  | 'communities'
  | 'newCommunities'
  | 'newGroups'
  | 'codes'
  | 'sheetsRead'
  | 'hiddenRows'
  | 'communityFromSheet'
>;

/** A line of the plan as it is stored; `entry` holds the values the roster brings. */
export interface PlanRow {
  /** Where it stands in the whole roster: counts on from sheet to sheet, and is the key of a line within its import. */
  position: number;
  /** null: the one sheet of an import of an earlier program. */
  sheet: string | null;
  /** Its row in that sheet. */
  row: number;
  verdict: ImportRow['verdict'];
  field: string | null;
  reason: string | null;
  message: string | null;
  entry: RosterEntry;
  differences: ImportRow['differences'];
  notes: string[];
  warnings: string[];
  cells: string[];
  recordId: number | null;
  recordVersion: number | null;
}

/** The values of one person's line: contract fields, the community by name, and what could not be read. */
export interface RosterEntry {
  values: Record<string, unknown>;
  communityName: string | null;
  unreadText: Record<string, string>;
  /** Of a line that is not taken in, or about which something was decided: what it can be judged by again. */
  review?: LineReview;
  /** Of a file that is of no person: what the line says of its household or outlet. */
  about?: SubjectCells;
  /** Lines with one are one file together; the first of them stands for it where files are counted. */
  group?: { key: string; isFirst: boolean };
  /** What an old system knew (期初), as far as it is taken over; plans of earlier programs have none. */
  opening?: FileOpening;
}

export type ImportHead = Pick<
  ImportData,
  'kind' | 'path' | 'fileName' | 'format' | 'encoding' | 'sheet' | 'headerRow' | 'source'
> & { sheets: string[]; columns: ImportColumn[] };

export const emptySummary: ImportSummary = {
  rows: 0,
  counts: { created: 0, updated: 0, same: 0, rejected: 0, ignored: 0, notes: 0, warnings: 0 },
  communities: [],
  newCommunities: [],
  newGroups: [],
  codes: [],
  sheetsRead: [],
  hiddenRows: 'take',
  communityFromSheet: null,
};

export function startPlan(db: WritableDb, act: Act, head: ImportHead): number {
  return insertRow(db, importTable, {
    ...head,
    uid: newUid(),
    state: 'reading',
    sheets: JSON.stringify(head.sheets),
    columns: JSON.stringify(head.columns),
    summary: JSON.stringify(emptySummary),
    startedAt: act.at,
    startedBy: act.userId,
  });
}

export function addPlanRows(db: WritableDb, importId: number, rows: readonly PlanRow[]): void {
  for (const row of rows) {
    insertRow(db, importRow, {
      ...row,
      importId,
      entry: JSON.stringify(row.entry),
      differences: JSON.stringify(row.differences),
      notes: JSON.stringify(row.notes),
      warnings: JSON.stringify(row.warnings),
      cells: JSON.stringify(row.cells),
    });
  }
}

export function finishPlan(db: WritableDb, importId: number, summary: ImportSummary): void {
  updateRow(db, importTable, importId, { state: 'planned', summary: JSON.stringify(summary) });
}

/** Drops a plan that was not carried out; nothing of it stays. */
export function discardImport(db: WritableDb, importId: number): void {
  const state = getImportData(db, importId).state;
  if (state === 'applied' || state === 'undone') throw new AppError('import.alreadyApplied', {});
  prepared(db, 'DELETE FROM import_row WHERE import_id = ?').run(importId);
  prepared(db, 'DELETE FROM import WHERE id = ?').run(importId);
}

/** Whether an import is there and stands in that state. */
export function isImportIn(db: ReadableDb, id: number, state: ImportData['state']): boolean {
  return prepared(db, 'SELECT state FROM import WHERE id = ?').pluck().get(id) === state;
}

const DROP_STEP = 1000;

/**
 * Takes a piece of a plan away that was never finished. To be called, each time in a transaction of its own, until it
 * answers false.
 * @returns whether more is to be taken away
 */
export function dropPlanStep(db: WritableDb, importId: number): boolean {
  const dropped = prepared(
    db,
    `DELETE FROM import_row WHERE import_id = @importId AND row IN (
       SELECT row FROM import_row WHERE import_id = @importId ORDER BY row LIMIT ${DROP_STEP})`,
  ).run({ importId });
  if (dropped.changes > 0) return true;
  prepared(db, 'DELETE FROM import WHERE id = ?').run(importId);
  return false;
}

/** @throws AppError import.notFound */
export function getImportData(db: ReadableDb, id: number): StoredImport {
  const row = prepared(db, `${select} WHERE t.id = ?`).get(id) as StoredImport | undefined;
  if (!row) throw new AppError('import.notFound', {});
  return row;
}

export function getImport(db: ReadableDb, id: number): Import {
  return toImport(db, getImportData(db, id));
}

/** Plans and imports, newest first; of one user or (`startedBy` null) of all. */
export function listImports(
  db: ReadableDb,
  before: number | null,
  limit: number,
  startedBy: number | null = null,
): Import[] {
  const rows = prepared(
    db,
    `${select} WHERE t.id < @before AND t.state <> 'reading' AND (@startedBy IS NULL OR t.started_by = @startedBy)
     ORDER BY t.id DESC LIMIT @limit`,
  ).all({ before: before ?? Number.MAX_SAFE_INTEGER, limit, startedBy }) as StoredImport[];
  return rows.map((row) => toImport(db, row));
}

export interface ImportRowQuery {
  verdict: ImportRow['verdict'] | null;
  isNoted: boolean;
  /** The position behind which the page begins. */
  after: number;
  limit: number;
}

/** Lines of a plan in the order of the sheets and of their rows. */
export function listImportRows(db: ReadableDb, importId: number, query: ImportRowQuery): ImportRow[] {
  const { sheet, kind } = getImportData(db, importId);
  const keys = rosterKeys(kinds[kindOf(kind)].rosterIdentity);
  const said = ({ values, about }: RosterEntry, field: string): string | null => {
    const value = values[field] ?? about?.[field];
    return typeof value === 'string' ? value : null;
  };
  return planRows(db, importId, query).map((row) => ({
    position: row.position,
    sheet: row.sheet ?? sheet,
    row: row.row,
    verdict: row.verdict,
    name: said(row.entry, keys.name),
    idNumber: said(row.entry, keys.number),
    field: row.field,
    reason: row.reason,
    message: row.message,
    differences: row.differences,
    notes: row.notes,
    warnings: row.warnings,
    cells: row.cells,
    recordId: row.recordId,
    mended: row.entry.review?.mended ?? [],
    identity: identityOf(row.entry.review),
  }));
}

function identityOf(review: LineReview | undefined): ImportRow['identity'] {
  if (!review?.identity) return null;
  const { answer, at, by } = review.identity;
  return { answer, at, by };
}

/** The same lines with the values they bring: what carrying out the plan reads. */
export function planRows(db: ReadableDb, importId: number, query: ImportRowQuery): PlanRow[] {
  const parts = ['t.import_id = @importId', 't.row > @after'];
  if (query.verdict) parts.push('t.verdict = @verdict');
  if (query.isNoted) parts.push("(t.notes <> '[]' OR t.warnings <> '[]')");
  const rows = prepared(
    db,
    `SELECT ${columnList(importRow)} FROM import_row t WHERE ${parts.join(' AND ')} ORDER BY t.row LIMIT @limit`,
  ).all({
    importId,
    after: query.after,
    limit: query.limit,
    ...(query.verdict ? { verdict: query.verdict } : {}),
  }) as InferSelectModel<typeof importRow>[];
  return rows.map(({ importId: _id, ...row }) => ({
    ...row,
    row: row.row ?? row.position,
    entry: JSON.parse(row.entry) as RosterEntry,
    differences: JSON.parse(row.differences) as PlanRow['differences'],
    notes: JSON.parse(row.notes) as string[],
    warnings: JSON.parse(row.warnings) as string[],
    cells: JSON.parse(row.cells) as string[],
  }));
}

/** The fields headings went to in earlier imports. */
export function rememberedColumns(db: ReadableDb, kind: string): Map<string, string | null> {
  const rows = read(
    db,
    typed`SELECT ${{ heading: columnMemory.heading, field: columnMemory.field }} FROM ${columnMemory} WHERE kind = ?`,
  ).all(kind);
  return new Map(rows.map((row) => [row.heading, row.field]));
}

/**
 * Remembers the columns a clerk corrected by hand, so that the next roster needs no correction. Of several columns with one
 * heading she chose between them: kept by the heading and its place among them (`sameHeadingKey`), for kept by the heading
 * alone the one left out would leave out the other next time too.
 */
export function rememberColumns(db: WritableDb, kind: string, columns: readonly ImportColumn[]): void {
  for (const column of columns) {
    if (column.source !== 'clerk' || column.heading === '') continue;
    const alike = columns.filter((other) => other.heading === column.heading);
    if (alike.length > 1) {
      rememberChosen(db, kind, alike);
      continue;
    }
    prepared(db, 'DELETE FROM column_memory WHERE kind = ? AND heading = ?').run(kind, column.heading);
    insertRow(db, columnMemory, { kind, heading: column.heading, field: column.field });
  }
}

/** Of columns with one heading, those that are taken, each with its field; what stood there before goes. */
function rememberChosen(db: WritableDb, kind: string, alike: readonly ImportColumn[]): void {
  for (const [index, { heading, field, source }] of alike.entries()) {
    const key = sameHeadingKey(heading, index);
    prepared(db, 'DELETE FROM column_memory WHERE kind = ? AND heading = ?').run(kind, key);
    if (field !== null && (source === 'clerk' || source === 'remembered'))
      insertRow(db, columnMemory, { kind, heading: key, field });
  }
}

const select = `SELECT ${columnList(importTable)}, u.name AS userName FROM import t JOIN user u ON u.id = t.started_by`;

function toImport(db: ReadableDb, row: StoredImport): Import {
  const { uid: _uid, path: _path, userName, startedBy: _by, summary, sheets, columns, ...rest } = row;
  const told = { ...emptySummary, ...(JSON.parse(summary) as Partial<ImportSummary>) };
  return {
    ...rest,
    // A plan of an older version tells less.
    ...told,
    communities: told.communities.map((one) => ({
      ...one,
      sameAs: one.sameAs ?? null,
      staysOut: one.staysOut ?? false,
    })),
    sheets: JSON.parse(sheets) as string[],
    columns: JSON.parse(columns) as ImportColumn[],
    sourceName: row.source === null ? null : sourceName(db, row.source),
    startedBy: userName,
  };
}
