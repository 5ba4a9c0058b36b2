import type { PersonBeside } from '#shared/contract/record-people.ts';
import { AppError } from '#shared/errors.ts';
import { kinds } from '#shared/records/kinds.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { Act } from '../core/changes.ts';
import { keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { refuseDay } from '../core/refuse-day.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { alias, pick, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { diedOnOf } from '../life/death.ts';
import { tellBeside } from '../life/reach.ts';
import { getCardPerson } from '../people/cards.ts';
import { user } from '../tables/office.ts';
import { person } from '../tables/people.ts';
import { recordBeside } from '../tables/record-people.ts';
import { kindOf } from './kind-of.ts';
import { refuseBesideProblems } from './people-beside-checks.ts';
import { roleWords } from './people-beside-words.ts';
import { getEnvelope, openEnvelope, type RecordRowData, touch } from './records.ts';

/** People beside the subject of a file, each in a role of its kind, from a day up to the day before another. */

const b = alias(recordBeside, 'b');
const p = alias(person, 'p');
const u = alias(user, 'u');

interface Written {
  id: number;
  /** Of the file. */
  version: number;
  commandId: number | null;
}

const ofFile = typed`SELECT ${{
  ...pick(b, 'id', 'personId', 'role', 'fromOn', 'toOn', 'addedAt'),
  ...{ name: p.name, idNumber: p.idNumber, addedBy: u.name },
}} FROM ${b} JOIN ${p} ON p.id = b.person_id JOIN ${u} ON u.id = b.added_by
  WHERE b.record_id = ? AND b.removed_at IS NULL ORDER BY b.to_on IS NOT NULL, b.from_on, b.id LIMIT 500`;

/** Who stands or stood in a file beside its subject. @throws AppError record.notFound */
export function peopleBeside(db: ReadableDb, recordId: number): PersonBeside[] {
  const kind = kindOf(getEnvelope(db, recordId).kind);
  return read(db, ofFile)
    .all(recordId)
    .map((row) => ({ ...row, roleLabel: roleWords(kind, row.role) }));
}

/**
 * Puts somebody of the register into an open file, in a role of its kind. The day may be past, not to come.
 * @throws AppError record.notFound, record.removed, record.closed, record.changedMeanwhile, person.notFound, input.invalid at
 * a role the kind does not have or a wrong day, record.personIsSubject, record.personTwice
 */
export function addPersonBeside(
  db: WritableDb,
  act: Act,
  input: { recordId: number; version: number; personId: number; role: string; fromOn: string; toOn: string | null },
): Written {
  const { role, fromOn, toOn } = input;
  const envelope = openEnvelope(db, input.recordId, input.version);
  const { people } = kinds[kindOf(envelope.kind)];
  if (people === 'none' || !Object.hasOwn(people, role)) throw wrong('role', '这类档案没有这种身份，请从列表中选择');
  refuseDays(act, fromOn, toOn);
  const { id: personId, name } = getCardPerson(db, input.personId);
  const title = `登记${roleWords(kindOf(envelope.kind), role)}：${name}（${period(fromOn, toOn)}）`;
  return writeBeside(db, act, envelope, 'records.addPerson', title, () => {
    const id = insertRow(db, recordBeside, {
      ...{ uid: newUid(), recordId: envelope.id, personId, role, fromOn, toOn },
      ...{ addedAt: act.at, addedBy: act.userId },
    });
    // Whoever is entered after their death stood there until then.
    tellBeside(db, act, personId);
    return id;
  });
}

/**
 * From `toOn` on the person stands in the file no more; null: still after all.
 * @throws AppError record.personGone, input.invalid at a wrong day, record.personTwice, and what `openEnvelope` throws
 */
export function endPersonBeside(
  db: WritableDb,
  act: Act,
  input: { id: number; version: number; toOn: string | null },
): Written {
  const { row, envelope, who } = standing(db, input);
  refuseDays(act, row.fromOn, input.toOn);
  const diedOn = row.deathId === null ? null : diedOnOf(db, row.personId);
  if (diedOn !== null && input.toOn === null)
    throw wrong('toOn', `这个人已于 ${diedOn} 死亡，不能改为还在；死亡登记错了的，请先更正`);
  const title = `${who}：改为${period(row.fromOn, input.toOn)}`;
  return writeBeside(db, act, envelope, 'records.endPerson', title, () => {
    updateRow(db, recordBeside, row.id, { toOn: input.toOn });
    return row.id;
  });
}

/** Takes out of use what was entered by mistake. @throws AppError record.personGone, and what `openEnvelope` throws */
export function removePersonBeside(db: WritableDb, act: Act, input: { id: number; version: number }): Written {
  const { row, envelope, who } = standing(db, input);
  return writeBeside(db, act, envelope, 'records.removePerson', `移除${who}（登记错了）`, () => {
    updateRow(db, recordBeside, row.id, { removedAt: act.at });
    return row.id;
  });
}

/** The file somebody stands in; empty where there is none. */
export function recordOfPersonBeside(db: ReadableDb, id: number): number[] {
  return read(db, typed`SELECT ${recordBeside.recordId} FROM ${recordBeside} WHERE id = ?`).all(id);
}

function writeBeside(
  db: WritableDb,
  act: Act,
  envelope: RecordRowData,
  name: 'records.addPerson' | 'records.endPerson' | 'records.removePerson',
  title: string,
  work: () => number,
): Written {
  const { result, commandId } = keepCommand(db, act, { name, title, noun: 'record', nounId: envelope.id }, () => {
    const id = work();
    refuseBesideProblems(db, [envelope.id]);
    return { id, version: touch(db, act, getEnvelope(db, envelope.id)) };
  });
  return { ...result, commandId };
}

function standing(db: ReadableDb, { id, version }: { id: number; version: number }) {
  const row = getRow(db, recordBeside, id);
  if (!row || row.removedAt !== null) throw new AppError('record.personGone', {});
  const envelope = openEnvelope(db, row.recordId, version);
  const { name } = getCardPerson(db, row.personId);
  return { row, envelope, who: `${roleWords(kindOf(envelope.kind), row.role)}${name}` };
}

function refuseDays(act: Act, fromOn: string, toOn: string | null): void {
  refuseDay('place', fromOn, 'fromOn');
  if (fromOn > localDay(act.at)) throw wrong('fromOn', '不能晚于今天，请到那天再登记');
  if (toOn === null) return;
  if (toOn <= fromOn) throw wrong('toOn', `应晚于开始的那天 ${fromOn}`);
  if (toOn > localDay(act.at)) throw wrong('toOn', '不能晚于今天，请到那天再登记');
}

const wrong = (field: string, sentence: string): AppError<'input.invalid'> =>
  new AppError('input.invalid', { fields: { [field]: sentence } });

const period = (fromOn: string, toOn: string | null): string =>
  `${fromOn} 起${toOn === null ? '' : `，到 ${toOn} 为止`}`;
