import type { InferSelectModel } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { Batch, BatchFilter, BatchLine, BatchRow } from '#shared/records/retiree/contract/batches.ts';
import { type BatchContent, type BatchState, batchStates } from '#shared/records/retiree/rules/batch-words.ts';
import { isWhole, type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { getRow, prepared } from '../../../core/rows.ts';
import { type Narrowing, recordsWithin } from '../../../core/scope.ts';
import { alias, columns, int, like, maybe, oneOf, pick, typed } from '../../../core/typed.ts';
import { findOrganisation } from '../../../organisations/organisations.ts';
import { batch, batchLine } from '../../../tables/batches.ts';
import { user } from '../../../tables/office.ts';
import { person } from '../../../tables/people.ts';
import { community } from '../../../tables/places.ts';
import { record } from '../../../tables/records.ts';

const b = alias(batch, 'b');
const r = alias(record, 'r');
const c = alias(community, 'c');

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
  return read(
    db,
    typed`SELECT ${columns(batchLine, 'l')} FROM batch_line l WHERE l.batch_id = ? AND l.removed_at IS NULL
     ORDER BY l.position, l.id`,
  ).all(batchId);
}

// Counted once for every batch: of a line that was taken off nothing counts.
const COUNTED = `(SELECT b.*, count(l.id) AS lines, ifnull(sum(l.state = 'arrived'), 0) AS arrived,
    ifnull(sum(l.state = 'missing'), 0) AS missing, ifnull(sum(l.is_surplus), 0) AS surplus, count(l.taken_on) AS taken,
    CASE WHEN b.closed_on IS NULL THEN 'filling' WHEN count(l.id) > count(l.taken_on) THEN 'partial' ELSE 'done' END
      AS batchState
  FROM batch b LEFT JOIN batch_line l ON l.batch_id = b.id AND l.removed_at IS NULL
  WHERE b.removed_at IS NULL GROUP BY b.id)`;

const batchState = oneOf(['done', 'filling', 'partial'], 'b.batchState');
const counted = {
  ...pick(b, 'id', 'direction', 'number', 'unitName', 'kind', 'onDate', 'closedOn'),
  state: batchState,
  lines: int('b.lines'),
  arrived: int('b.arrived'),
  missing: int('b.missing'),
  surplus: int('b.surplus'),
  taken: int('b.taken'),
};

/** One page of the batches, the newest first, with how many stand in each state and of which years they are. */
export function listBatches(
  db: ReadableDb,
  asked: { filter: BatchFilter; offset: number; limit: number },
  scope: Scope = wholeOffice,
): { rows: BatchRow[]; total: number; counts: Record<BatchState, number>; years: { year: number; count: number }[] } {
  const { filter, offset, limit } = asked;
  const { where, params } = narrow(filter, scope);
  const rows = read(
    db,
    typed`SELECT ${counted} FROM ${COUNTED} b WHERE ${where}
     ORDER BY b.on_date DESC, b.id DESC LIMIT @limit OFFSET @offset`,
  ).all({ ...params, limit, offset });
  const total = read(db, typed`SELECT ${int('count(*)')} FROM ${COUNTED} b WHERE ${where}`).one(params);
  const ofState = narrow({ ...filter, state: null }, scope);
  const states = read(
    db,
    typed`SELECT ${{ state: batchState, count: int('count(*)') }}
     FROM ${COUNTED} b WHERE ${ofState.where} GROUP BY 1`,
  ).all(ofState.params);
  const counts = Object.fromEntries(
    (Object.keys(batchStates) as BatchState[]).map((state) => [
      state,
      states.find((one) => one.state === state)?.count ?? 0,
    ]),
  ) as Record<BatchState, number>;
  const ofYear = narrow({ ...filter, year: null }, scope);
  const years = read(
    db,
    typed`SELECT ${{ year: int('CAST(substr(b.on_date, 1, 4) AS INTEGER)'), count: int('count(*)') }}
     FROM ${COUNTED} b
     WHERE ${ofYear.where} GROUP BY 1 ORDER BY 1 DESC LIMIT 200`,
  ).all(ofYear.params);
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
  const by = read(db, typed`SELECT ${{ id: user.id, name: user.name }} FROM ${user} WHERE id = ?`).one(createdBy);
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
  const rows = read(
    db,
    typed`SELECT ${{
      ...columns(batchLine, 'l'),
      idKind: like(person.idKind, 'l.id_kind'),
      recordNumber: maybe(r.number),
      communityName: maybe(c.name),
      directoryLines: int(`(SELECT count(*) FROM paper p
       JOIN paper_file f ON f.id = p.paper_file_id AND f.removed_at IS NULL
       WHERE f.batch_line_id = l.id OR f.record_id = l.record_id)`),
    }}
     FROM batch_line l LEFT JOIN record r ON r.id = l.record_id LEFT JOIN community c ON c.id = l.community_id
     WHERE l.batch_id = ? AND l.removed_at IS NULL ORDER BY l.position, l.id`,
  ).all(batchId);
  return rows.map((row) => {
    const refusal = refusalOf(row);
    const { uid: _uid, batchId: _batch, position: _position, addedAt: _at, addedBy: _by, ...one } = row;
    const { updatedAt: _up, updatedBy: _who, removedAt: _gone, ...line } = one;
    return {
      ...line,
      refusal,
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
  return read(
    db,
    typed`SELECT ${{
      ...columns(batchLine, 'l'),
      ...pick(b, 'onDate', 'number', 'unitName'),
      recordNumber: maybe(r.number),
      communityName: maybe(c.name),
    }}
     FROM ${COUNTED} b JOIN batch_line l ON l.batch_id = b.id AND l.removed_at IS NULL
     LEFT JOIN record r ON r.id = l.record_id LEFT JOIN community c ON c.id = l.community_id
     WHERE ${where} AND ${within.sql} ORDER BY b.on_date, b.id, l.position, l.id`,
  ).all({ ...params, ...within.params });
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
  return read(db, typed`SELECT ${batchLine.batchId} FROM ${batchLine} WHERE id = ?`).all(lineId);
}
