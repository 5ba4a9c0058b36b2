import { AppError } from '#shared/errors.ts';
import { partName } from '#shared/life/parts.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import type { WrittenRow } from '../core/renames.ts';
import { getRow } from '../core/rows.ts';
import { maybe, text, typed } from '../core/typed.ts';
import { partsOf } from '../life/parts.ts';
import { standingOf } from '../registers/standing.ts';
import { seal } from '../tables/batches.ts';
import { record } from '../tables/records.ts';
import { kindOf } from './kind-of.ts';
import type { Envelope } from './kind-store.ts';

/**
 * A file stays in use while something is open that only it tells of: money that is not at rest, a sealed file in the
 * office's keeping, a paper file somebody has. The desk asks files in use alone, so it would be forgotten with the file.
 * @throws AppError record.stillStands
 */
export function refuseStillStanding(
  db: ReadableDb,
  { id, kind, number }: Pick<Envelope, 'id' | 'kind' | 'number'>,
): void {
  const { money, paper } = standingOf[kindOf(kind)];
  const what = money(db, id) ?? sealStanding(db, id) ?? paper(db, id);
  if (what !== null) throw new AppError('record.stillStands', { number, what });
}

/**
 * A file is closed once nothing in it is open or owed: by what its kind says, no step waits for anything, and no paper is
 * to come back. A part of it that has not ended is open.
 * @throws AppError record.stillOpen
 */
export function refuseStillOpen(db: ReadableDb, { id, kind, number }: Envelope): void {
  const { closing, money, paper } = standingOf[kindOf(kind)];
  const open = openPart(db, id, kindOf(kind));
  const what = closing(db, id) ?? money(db, id) ?? open ?? waiting(db, id) ?? sealStanding(db, id) ?? paper(db, id);
  if (what !== null) throw new AppError('record.stillOpen', { number, what });
}

/**
 * Refuses to take back that a file was opened again where something was done in it since: it would say that it was closed
 * before.
 * @throws AppError record.stillOpen
 */
export function refuseClosedAgain(db: ReadableDb, rows: readonly WrittenRow[]): void {
  for (const { table, id, before } of rows) {
    const closedOn = table === 'record' ? before?.closedOn : null;
    if (typeof closedOn !== 'string') continue;
    const envelope = getRow(db, record, id);
    if (!envelope) continue;
    const lastOn = lastDayOf(db, envelope);
    if (lastOn !== null && lastOn > closedOn)
      throw new AppError('record.stillOpen', { number: envelope.number, what: `${lastOn} 又办理过` });
    refuseStillOpen(db, envelope);
  }
}

/** The last day on which something was done in a file, or on which its subject left; null where none is known. */
export function lastDayOf(db: ReadableDb, { id, endedOn }: Envelope): string | null {
  const lastOn = read(
    db,
    typed`SELECT ${maybe(text('max(on_date)'))} FROM event WHERE record_id = ? AND removed_at IS NULL`,
  ).one(id);
  return (endedOn ?? '') > (lastOn ?? '') ? endedOn : lastOn;
}

function openPart(db: ReadableDb, recordId: number, kind: RecordKind): string | null {
  const life = lifeOf(kind);
  const open = partsOf(db, recordId, life).find(({ closedOn }) => closedOn === null);
  return open === undefined ? null : `${partName(life, open)}（${open.openedOn} 开始）还没有结束`;
}

function waiting(db: ReadableDb, recordId: number): string | null {
  const label = read(
    db,
    typed`SELECT ${text('label')} FROM (
         SELECT deadline_label AS label, deadline_on FROM event WHERE record_id = @recordId AND removed_at IS NULL
           AND deadline_label IS NOT NULL AND settled_on IS NULL
         UNION ALL
         SELECT d.label, d.due_on FROM event_deadline d JOIN event e ON e.id = d.event_id
         WHERE d.record_id = @recordId AND d.removed_at IS NULL AND d.settled_on IS NULL AND e.removed_at IS NULL)
       ORDER BY deadline_on IS NULL, deadline_on LIMIT 1`,
  ).get({ recordId });
  return label === undefined ? null : `“${label}”还没有办结`;
}

function sealStanding(db: ReadableDb, recordId: number): string | null {
  const sealed = read(
    db,
    typed`SELECT ${seal.sealNumber}
     FROM ${seal} WHERE record_id = ? AND state = 'kept' AND removed_at IS NULL ORDER BY id LIMIT 1`,
  ).get(recordId);
  return sealed === undefined ? null : `密封档案（封号 ${sealed}）还由本单位保管`;
}
