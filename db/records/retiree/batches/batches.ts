import type { InferSelectModel } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { Batch, BatchFilter, BatchLine, BatchRow } from '#shared/records/retiree/contract/batches.ts';
import { type BatchContent, type BatchState, batchStates } from '#shared/records/retiree/rules/batch-words.ts';
import type { PersonNumberKind } from '#shared/rules/person-number.ts';
import { isWhole, type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { columnList, getRow, prepared } from '../../../core/rows.ts';
import { type Narrowing, recordsWithin } from '../../../core/scope.ts';
import { findOrganisation } from '../../../organisations/organisations.ts';
import { batch, batchLine } from '../../../tables/batches.ts';

/** Batches of files that are taken over or sent away, as they are kept and listed. */

export type BatchData = InferSelectModel<typeof batch>;
export type LineData = InferSelectModel<typeof batchLine>;

/** @throws AppError batch.notFound */
export function getBatchData(db: ReadableDb, id: number): BatchData {
  const row = getRow(db, batch, id);
  if (!row || row.removedAt !== null) throw new AppError('batch.notFound', {});
  return row;
}

/** @throws AppError batch.notFound where the line was taken off */
export function getLineData(db: ReadableDb, id: number): LineData {
  const row = getRow(db, batchLine, id);
  if (!row || row.removedAt !== null) throw new AppError('batch.notFound', {});
  return row;
}

/** The lines of a batch in the order of its list. */
export function linesOfBatch(db: ReadableDb, batchId: number): LineData[] {
  return prepared(
    db,
    `SELECT ${columnList(batchLine, 'l')} FROM batch_line l WHERE l.batch_id = ? AND l.removed_at IS NULL
     ORDER BY l.position, l.id`,
  ).all(batchId) as LineData[];
}

// Counted once for every batch: of a line that was taken off nothing counts.
const COUNTED = `(SELECT b.*, count(l.id) AS lines, ifnull(sum(l.state = 'arrived'), 0) AS arrived,
    ifnull(sum(l.state = 'missing'), 0) AS missing, ifnull(sum(l.is_surplus), 0) AS surplus, count(l.taken_on) AS taken,
    CASE WHEN b.closed_on IS NULL THEN 'filling' WHEN count(l.id) > count(l.taken_on) THEN 'partial' ELSE 'done' END
      AS batchState
  FROM batch b LEFT JOIN batch_line l ON l.batch_id = b.id AND l.removed_at IS NULL
  WHERE b.removed_at IS NULL GROUP BY b.id)`;

const SELECT_ROW = `SELECT b.id, b.direction, b.number, b.unit_name AS unitName, b.kind, b.on_date AS onDate,
  b.closed_on AS closedOn, b.batchState AS state, b.lines, b.arrived, b.missing, b.surplus, b.taken FROM ${COUNTED} b`;

/** One page of the batches, the newest first, with how many stand in each state and of which years they are. */
export function listBatches(
  db: ReadableDb,
  asked: { filter: BatchFilter; offset: number; limit: number },
  scope: Scope = wholeOffice,
): { rows: BatchRow[]; total: number; counts: Record<BatchState, number>; years: { year: number; count: number }[] } {
  const { filter, offset, limit } = asked;
  const { where, params } = narrow(filter, scope);
  const rows = prepared(
    db,
    `${SELECT_ROW} WHERE ${where} ORDER BY b.on_date DESC, b.id DESC LIMIT @limit OFFSET @offset`,
  ).all({
    ...params,
    limit,
    offset,
  }) as BatchRow[];
  const total = prepared(db, `SELECT count(*) FROM ${COUNTED} b WHERE ${where}`).pluck().get(params) as number;
  const ofState = narrow({ ...filter, state: null }, scope);
  const counted = prepared(
    db,
    `SELECT b.batchState AS state, count(*) AS count FROM ${COUNTED} b WHERE ${ofState.where} GROUP BY 1`,
  ).all(ofState.params) as { state: BatchState; count: number }[];
  const counts = Object.fromEntries(
    (Object.keys(batchStates) as BatchState[]).map((state) => [
      state,
      counted.find((one) => one.state === state)?.count ?? 0,
    ]),
  ) as Record<BatchState, number>;
  const ofYear = narrow({ ...filter, year: null }, scope);
  const years = prepared(
    db,
    `SELECT CAST(substr(b.on_date, 1, 4) AS INTEGER) AS year, count(*) AS count FROM ${COUNTED} b
     WHERE ${ofYear.where} GROUP BY 1 ORDER BY 1 DESC LIMIT 200`,
  ).all(ofYear.params) as { year: number; count: number }[];
  return { rows, total, counts, years };
}

function narrow(filter: BatchFilter, scope: Scope): Narrowing & { where: string } {
  const within = batchesWithin(scope);
  const parts = [within.sql];
  const params: Record<string, string | number> = { ...within.params };
  if (filter.direction !== null) {
    parts.push('b.direction = @direction');
    params.direction = filter.direction;
  }
  if (filter.state !== null) {
    parts.push('b.batchState = @state');
    params.state = filter.state;
  }
  if (filter.year !== null) {
    parts.push("b.on_date BETWEEN @year || '-01-01' AND @year || '-12-31'");
    params.year = String(filter.year);
  }
  const text = filter.text.trim();
  if (text !== '') {
    parts.push(`(instr(b.unit_name, @text) OR instr(ifnull(b.number, ''), @text) OR EXISTS (SELECT 1 FROM batch_line t
      LEFT JOIN record n ON n.id = t.record_id WHERE t.batch_id = b.id AND t.removed_at IS NULL
        AND (instr(t.name, @text) OR instr(ifnull(t.id_number, ''), @text) OR n.number = upper(@text))))`);
    params.text = text;
  }
  return { sql: '', where: parts.join(' AND '), params: params as Narrowing['params'] };
}

/** A batch whole. @throws AppError batch.notFound */
export function getBatch(
  db: ReadableDb,
  id: number,
  refusalOf: (of: BatchData, line: LineData) => string | null = () => null,
): Batch {
  const of = getBatchData(db, id);
  const { contents, uid: _uid, createdAt: _at, updatedAt: _up, updatedBy: _by, removedAt: _gone, ...data } = of;
  const lines = readLines(db, id, (line) => (line.takenOn === null ? refusalOf(of, line) : null));
  const { createdBy, ...rest } = data;
  const organisation = findOrganisation(db, 'employer', data.unitName);
  const by = prepared(db, 'SELECT id, name FROM user WHERE id = ?').get(createdBy) as Batch['createdBy'];
  return {
    ...rest,
    contents: JSON.parse(contents) as BatchContent[],
    state: data.closedOn === null ? 'filling' : lines.some(({ takenOn }) => takenOn === null) ? 'partial' : 'done',
    organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
    lines,
    createdBy: by,
  };
}

function readLines(db: ReadableDb, batchId: number, refusalOf: (line: LineData) => string | null): BatchLine[] {
  const rows = prepared(
    db,
    `SELECT ${columnList(batchLine, 'l')}, r.number AS recordNumber, c.name AS communityName, (SELECT count(*) FROM paper p
       JOIN paper_file f ON f.id = p.paper_file_id AND f.removed_at IS NULL
       WHERE f.batch_line_id = l.id OR f.record_id = l.record_id) AS directoryLines
     FROM batch_line l LEFT JOIN record r ON r.id = l.record_id LEFT JOIN community c ON c.id = l.community_id
     WHERE l.batch_id = ? AND l.removed_at IS NULL ORDER BY l.position, l.id`,
  ).all(batchId) as (LineData & Pick<BatchLine, 'recordNumber' | 'communityName' | 'directoryLines'>)[];
  return rows.map((row) => {
    const refusal = refusalOf(row);
    const { uid: _uid, batchId: _batch, position: _position, addedAt: _at, addedBy: _by, ...one } = row;
    const { updatedAt: _up, updatedBy: _who, removedAt: _gone, ...line } = one;
    return {
      ...line,
      refusal,
      idKind: line.idKind as PersonNumberKind,
      livesElsewhere: line.livesElsewhere === 1,
      isParty: line.isParty === null ? null : line.isParty === 1,
      isSurplus: line.isSurplus === 1,
    };
  });
}

/** Somebody of a ledger: their line with what stands on the letter. */
export interface LedgerRow extends LineData {
  onDate: string;
  number: string | null;
  unitName: string;
  recordNumber: string | null;
  communityName: string | null;
}

/** Everybody of the batches a filter names, one row each, in the order of the batches; of a narrowed user their own people. */
export function ledgerRows(db: ReadableDb, filter: BatchFilter, scope: Scope = wholeOffice): LedgerRow[] {
  const { where, params } = narrow(filter, wholeOffice);
  const within = linesWithin(scope);
  return prepared(
    db,
    `SELECT ${columnList(batchLine, 'l')}, b.on_date AS onDate, b.number, b.unit_name AS unitName,
       r.number AS recordNumber, c.name AS communityName
     FROM ${COUNTED} b JOIN batch_line l ON l.batch_id = b.id AND l.removed_at IS NULL
     LEFT JOIN record r ON r.id = l.record_id LEFT JOIN community c ON c.id = l.community_id
     WHERE ${where} AND ${within.sql} ORDER BY b.on_date, b.id, l.position, l.id`,
  ).all({ ...params, ...within.params }) as LedgerRow[];
}

// Where somebody on a list belongs: as their file where there is one, else as the list says.
const LINE_PLACE = `SELECT coalesce(x.kind, 'retiree') AS kind, s.batch_id, s.id AS line_id,
    CASE WHEN x.id IS NULL THEN s.community_id ELSE x.community_id END AS community_id
  FROM batch_line s LEFT JOIN record x ON x.id = s.record_id WHERE s.removed_at IS NULL`;

/** Holds for the lines `l` of people who may be seen. */
function linesWithin(scope: Scope): Narrowing {
  if (isWhole(scope)) return { sql: '1', params: {} };
  const { sql, params } = recordsWithin(scope, 'w');
  return { sql: `EXISTS (SELECT 1 FROM (${LINE_PLACE}) w WHERE w.line_id = l.id AND ${sql})`, params };
}

/** Holds for the batches `b` of which everybody may be seen; a list without anybody is everybody's. */
function batchesWithin(scope: Scope): Narrowing {
  if (isWhole(scope)) return { sql: '1', params: {} };
  const { sql, params } = recordsWithin(scope, 'w');
  return {
    sql: `NOT EXISTS (SELECT 1 FROM (${LINE_PLACE}) w WHERE w.batch_id = b.id AND NOT coalesce(${sql}, 0))`,
    params,
  };
}

/** Whether everybody on a batch's list may be seen. */
export function isBatchWithin(db: ReadableDb, scope: Scope, id: number): boolean {
  const { sql, params } = batchesWithin(scope);
  return prepared(db, `SELECT 1 FROM batch b WHERE b.id = @id AND ${sql}`).get({ id, ...params }) !== undefined;
}

/** The batch of a line, as a list that is empty where there is no such line. */
export function batchOfLine(db: ReadableDb, lineId: number): number[] {
  return prepared(db, 'SELECT batch_id FROM batch_line WHERE id = ?').pluck().all(lineId) as number[];
}
