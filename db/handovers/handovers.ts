import type { InferSelectModel } from 'drizzle-orm';
import type { Handover, Selection } from '#shared/contract/handovers.ts';
import { AppError } from '#shared/errors.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { isWhole, type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, prepared, updateRow } from '../core/rows.ts';
import { recordsWithin } from '../core/scope.ts';
import { alias, columns, int, maybe, present, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { COMMUNITY_ON_DAY, IN_USE_ON_DAY } from '../places/record-community.ts';
import { getEnvelope } from '../records/records.ts';
import { user } from '../tables/office.ts';
import { record } from '../tables/records.ts';
import { handover, handoverRecord } from '../tables/work.ts';
import { kindOfHandover } from './lines.ts';
import { subjectDigest } from './subject.ts';

const r = alias(record, 'r');

/** A file as it was when it was chosen, and its person; null: it is of a household or an outlet. */
export interface ChosenFile {
  id: number;
  version: number;
  personVersion: number | null;
}

/** A file as it went into the package, with how many materials and with what its subject was then (`subjectDigest`). */
export interface PackedFile extends ChosenFile {
  attachments: number;
  subjectDigest: string;
}

/**
 * The files of a selection that lie within the scope, by 档号; as of a day, those that were in use and in the community on that day. Removed and
 * half-imported files are never handed over.
 */
export function selectRecords(db: ReadableDb, selection: Selection, scope: Scope = wholeOffice): ChosenFile[] {
  const { sql, params } = narrowSelection(selection, scope);
  return read(
    db,
    typed`SELECT ${{
      id: r.id,
      version: r.version,
      personVersion: maybe(int('(SELECT version FROM person WHERE id = r.person_id)')),
    }}
     FROM ${r} WHERE ${sql} ORDER BY r.number`,
  ).all(params);
}

export function measureSelection(
  db: ReadableDb,
  selection: Selection,
  scope: Scope = wholeOffice,
): { records: number; attachments: number; attachmentBytes: number; handedOverBefore: number } {
  const { sql, params } = narrowSelection(selection, scope);
  return read(
    db,
    typed`WITH chosen AS (SELECT r.id FROM record r WHERE ${sql})
     SELECT ${{
       records: int('(SELECT count(*) FROM chosen)'),
       attachments: int(
         '(SELECT count(*) FROM attachment a JOIN chosen c ON c.id = a.record_id WHERE a.removed_at IS NULL)',
       ),
       attachmentBytes:
         int(`(SELECT coalesce(sum(a.size_bytes), 0) FROM attachment a JOIN chosen c ON c.id = a.record_id
        WHERE a.removed_at IS NULL)`),
       handedOverBefore:
         int(`(SELECT count(DISTINCT h.record_id) FROM handover_record h JOIN chosen c ON c.id = h.record_id
        JOIN handover o ON o.id = h.handover_id WHERE o.state = 'done')`),
     }}`,
  ).one(params);
}

function narrowSelection(selection: Selection, scope: Scope): { sql: string; params: Record<string, string | number> } {
  const parts = ['r.kind = @kind', 'r.removed_at IS NULL', 'r.pending = 0'];
  const params: Record<string, string | number> = { kind: selection.kind };
  if (selection.onDate !== null) {
    parts.push(IN_USE_ON_DAY);
    params.onDate = selection.onDate;
  }
  if (selection.communityId !== null) {
    parts.push(`${selection.onDate === null ? 'r.community_id' : COMMUNITY_ON_DAY} = @communityId`);
    params.communityId = selection.communityId;
  }
  if (selection.retiredYear !== null) {
    parts.push('r.sort_year = @retiredYear');
    params.retiredYear = selection.retiredYear;
  }
  if (selection.recordIds !== null) {
    parts.push('r.id IN (SELECT value FROM json_each(@ids))');
    params.ids = JSON.stringify(selection.recordIds);
  }
  const within = recordsWithin(scope);
  return { sql: [...parts, within.sql].join(' AND '), params: { ...params, ...within.params } };
}

export function startHandover(
  db: WritableDb,
  act: Act,
  input: {
    name: string;
    path: string;
    recipient: string;
    remark: string;
    selection: Selection;
    records: number;
    /** Where the log ended when the package was begun: the package says it too. */
    logEntries?: number;
    logHash?: string;
  },
): number {
  return insertRow(db, handover, {
    uid: newUid(),
    ...input,
    state: 'writing',
    selection: JSON.stringify(input.selection),
    files: 0,
    bytes: 0,
    startedAt: act.at,
    startedBy: act.userId,
  });
}

/**
 * Closes a hand-over whose package was written, read back and compared: keeps which files in which version went out.
 * @throws AppError handover.changedMeanwhile when a file was saved while the package was written
 */
export function finishHandover(
  db: WritableDb,
  act: Act,
  id: number,
  outcome: {
    path: string;
    files: number;
    bytes: number;
    manifestSha256: string;
    records: PackedFile[];
  },
): void {
  outcome.records.forEach((one, position) => {
    insertRow(db, handoverRecord, {
      handoverId: id,
      position: position + 1,
      recordId: one.id,
      recordVersion: one.version,
      personVersion: one.personVersion,
      attachments: one.attachments,
    });
  });
  const changed = [...read(db, changedFiles).all(id), ...changedSubjects(db, kindOfHandover(db, id), outcome.records)];
  if (changed.length > 0) throw new AppError('handover.changedMeanwhile', { numbers: changed.join('、') });
  updateRow(db, handover, id, {
    state: 'done',
    path: outcome.path,
    records: outcome.records.length,
    files: outcome.files,
    bytes: outcome.bytes,
    manifestSha256: outcome.manifestSha256,
    finishedAt: act.at,
  });
  const name = getHandover(db, id).name;
  for (const one of outcome.records) {
    keepChange(db, act, { noun: 'record', nounId: one.id, action: 'handover', note: name });
  }
}

const NAMED = 5;

const changedFiles = typed`SELECT ${r.number}
     FROM handover_record h JOIN ${r} ON r.id = h.record_id LEFT JOIN person p ON p.id = r.person_id
     WHERE h.handover_id = ?
       AND (r.version <> h.record_version OR p.version IS NOT h.person_version OR r.removed_at IS NOT NULL) LIMIT ${NAMED}`;

/** Files whose household, outlet or people beside are others by now, by 档号. */
function changedSubjects(db: ReadableDb, kind: RecordKind, packed: readonly PackedFile[]): string[] {
  const others = packed.filter((file) => file.subjectDigest !== subjectDigest(db, kind, file.id)).slice(0, NAMED);
  return others.map(({ id }) => getEnvelope(db, id).number);
}

/** Closes a hand-over that did not come to its end; one that is closed already stays as it is. */
export function failHandover(db: WritableDb, id: number, state: 'failed' | 'cancelled', at: string): void {
  prepared(db, "UPDATE handover SET state = ?, finished_at = ? WHERE id = ? AND state = 'writing'").run(state, at, id);
}

/** Hand-overs cut off by a crash: what lies on the stick is marked incomplete and never verifies. */
export function interruptHandovers(db: WritableDb, at: string): void {
  prepared(db, "UPDATE handover SET state = 'interrupted', finished_at = ? WHERE state = 'writing'").run(at);
}

const stored = { ...columns(handover, 't'), userName: alias(user, 'u').name };
const from = 'FROM handover t JOIN user u ON u.id = t.started_by';
type StoredHandover = InferSelectModel<typeof handover> & { userName: string };

/** @throws AppError handover.notFound */
export function getHandover(db: ReadableDb, id: number): Handover {
  const row = read(db, typed`SELECT ${stored} ${from} WHERE t.id = ?`).get(id);
  if (!row) throw new AppError('handover.notFound', {});
  return toHandover(row);
}

/** The hand-overs, newest first: those whose files all lie within the scope. */
export function listHandovers(
  db: ReadableDb,
  before: number | null,
  limit: number,
  scope: Scope = wholeOffice,
): Handover[] {
  const within = handoversWithin(scope);
  const rows = read(
    db,
    typed`SELECT ${stored} ${from} WHERE t.id < @before AND ${within.sql} ORDER BY t.id DESC LIMIT @limit`,
  ).all({ before: before ?? Number.MAX_SAFE_INTEGER, limit, ...within.params });
  return rows.map(toHandover);
}

/** Whether all files of a hand-over lie within the scope. */
export function isHandoverWithin(db: ReadableDb, scope: Scope, id: number): boolean {
  const { sql, params } = handoversWithin(scope);
  return prepared(db, `SELECT 1 FROM handover t WHERE t.id = @id AND ${sql}`).get({ id, ...params }) !== undefined;
}

// One that did not come to its end names no files, only the selection; it is nobody's but those who see all.
function handoversWithin(scope: Scope): { sql: string; params: Record<string, string> } {
  if (isWhole(scope)) return { sql: '1', params: {} };
  const { sql, params } = recordsWithin(scope);
  return {
    sql: `EXISTS (SELECT 1 FROM handover_record h WHERE h.handover_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM handover_record h JOIN record r ON r.id = h.record_id
        WHERE h.handover_id = t.id AND NOT coalesce(${sql}, 0))`,
    params,
  };
}

/** What the packages that were written say of the log: each of it must still be in it. */
export function handoverHeads(db: ReadableDb): { name: string; entries: number; hash: string }[] {
  return read(
    db,
    typed`SELECT ${{
      name: handover.name,
      entries: present(handover.logEntries),
      hash: present(handover.logHash),
    }}
     FROM ${handover}
     WHERE state = 'done' AND log_entries > 0 ORDER BY id`,
  ).all();
}

function toHandover(row: StoredHandover): Handover {
  const { userName, selection, startedBy: _startedBy, logEntries: _entries, logHash: _hash, ...rest } = row;
  // Hand-overs from before a day could be chosen name none.
  const { onDate = null } = JSON.parse(selection) as Partial<Selection>;
  return { ...rest, onDate, startedBy: userName };
}
