import { deathStepOf } from '#shared/life/life-cycle.ts';
import { CORRECTED } from '#shared/life/story.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { type Death, deathRegisteredBy, deathToldIn } from '../life/death.ts';
import { event } from '../tables/life.ts';
import { record } from '../tables/records.ts';
import type { ReadableDb } from './open.ts';
import { read } from './read.ts';
import type { WrittenRow } from './renames.ts';
import { getRow } from './rows.ts';
import { alias, int, typed } from './typed.ts';

/**
 * Until step 0700 a death stood in the file alone, so that acts of before wrote no row of the person's death: what they wrote of
 * it follows from what they wrote in the file. Whatever registers, corrects or moves a death today writes that row itself.
 */

const e = alias(event, 'e');

const lastDeath = typed`SELECT ${e.id} FROM ${e} WHERE record_id = ? AND step = ? AND removed_at IS NULL
     ORDER BY e.id DESC LIMIT 1`;

const takenOutThen = typed`SELECT ${int('1')} FROM command_row
     WHERE table_name = 'record' AND row_id = ? AND after ->> '$.removedAt' = ?`;

/** Rows of an act with those of the deaths it would have written today. */
export function withDeaths(db: ReadableDb, rows: readonly WrittenRow[]): WrittenRow[] {
  if (rows.some(({ table }) => table === 'person_death')) return [...rows];
  const registered = rows.flatMap((row) => registeredBy(db, row));
  const others = rows
    .flatMap((row) => writtenOf(db, rows, row))
    .filter(({ id }) => !registered.some((one) => one.id === id));
  return [...rows, ...registered, ...others];
}

function registeredBy(db: ReadableDb, { table, id, before, after }: WrittenRow): WrittenRow[] {
  if (table !== 'event' || before !== null) return [];
  const file = getRow(db, record, Number(after.recordId));
  if (!file || after.step !== deathStepOf(lifeOf(file.kind))) return [];
  const death = deathRegisteredBy(db, id);
  return death ? [{ ...rowOf(death), before: null, after: { removedAt: null } }] : [];
}

/** What an act that wrote a file's own row did to the death its story tells. */
function writtenOf(
  db: ReadableDb,
  rows: readonly WrittenRow[],
  { table, id, before, after }: WrittenRow,
): WrittenRow[] {
  if (table !== 'record' || before === null) return [];
  // Acts on thousands of files write other columns.
  if (!('state' in after || 'removedAt' in after || 'personId' in after)) return [];
  const file = getRow(db, record, id);
  if (!file) return [];
  const told = lifeOf(file.kind).death;
  if (told === 'none') return [];
  const { step, state } = told;
  const isMoved = 'state' in after && (before.state === state) !== (after.state === state);
  const isTakenOut = (before.removedAt ?? null) === null && (after.removedAt ?? null) !== null;
  const isGiven = 'personId' in after && before.personId !== after.personId;
  if (!isMoved && !isTakenOut && !isGiven) return [];
  const eventId = read(db, lastDeath).get(id, step);
  const death = eventId === undefined ? null : deathRegisteredBy(db, eventId);
  if (!death) return [];
  const sides: { before: WrittenRow['after']; after: WrittenRow['after'] } = { before: {}, after: {} };
  const wrote = (column: 'removedAt' | 'personId', was: unknown, is: unknown): void => {
    sides.before[column] = was;
    sides.after[column] = is;
  };
  const correctedAt = rows.find(({ table: of, after: line }) => of === 'event' && line.step === CORRECTED)?.after
    .addedAt;
  if (isMoved && before.state === state) wrote('removedAt', null, death.removedAt);
  if (isMoved && after.state === state && correctedAt !== undefined) wrote('removedAt', correctedAt, null);
  // The death went out of use with its file, and only with it: with the last time, where the file was taken out twice.
  if (isTakenOut && death.removedAt !== null && deathToldIn(db, id)?.eventId === eventId) {
    const isWithFile = read(db, takenOutThen).get(id, death.removedAt) !== undefined;
    if (isWithFile) wrote('removedAt', null, death.removedAt);
  }
  // A merge of today moves no death that was taken back before it.
  if (isGiven && death.personId === after.personId) wrote('personId', before.personId, after.personId);
  return Object.keys(sides.after).length === 0 ? [] : [{ ...rowOf(death), ...sides }];
}

const rowOf = ({ id }: Death): Pick<WrittenRow, 'table' | 'id'> => ({ table: 'person_death', id });
