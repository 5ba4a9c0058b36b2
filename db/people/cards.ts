import type { AliasKind, PersonCard } from '#shared/contract/people.ts';
import { AppError } from '#shared/errors.ts';
import type { HeldNumberKind } from '#shared/rules/person-number.ts';
import { numberWithKind } from '#shared/rules/person-number-words.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { Act } from '../core/changes.ts';
import { listCommands, runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { getRow, insertRow, prepared, updateRow } from '../core/rows.ts';
import { recordsWithin } from '../core/scope.ts';
import { newUid } from '../core/uid.ts';
import { diedOnOf } from '../life/death.ts';
import { UNDONE } from '../records/undone-files.ts';
import { person, personAlias, personFormerNumber } from '../tables/people.ts';
import { changePerson, findPersonByNumber, type PersonRow, personValues, type Reading, touchPerson } from './people.ts';

const EVENTS_MOST = 100;

/** The entry of a person, or the one it was merged into. @throws AppError person.notFound */
export function getCardPerson(db: ReadableDb, id: number): PersonRow {
  const row = getRow(db, person, id);
  if (!row || row.pending === 1) throw new AppError('person.notFound', {});
  return row.mergedInto === null ? row : getCardPerson(db, row.mergedInto);
}

/**
 * Everything the office has of a person, on one card; of the files what lies within the scope, and how many do not.
 * @throws AppError person.notFound
 */
export function getPersonCard(db: ReadableDb, id: number, scope: Scope = wholeOffice): PersonCard {
  const of = getCardPerson(db, id);
  const within = recordsWithin(scope);
  const all = <T>(sql: string): T[] => prepared(db, sql).all({ id: of.id, most: EVENTS_MOST, ...within.params }) as T[];
  return {
    id: of.id,
    name: of.name,
    reading: of.reading,
    formerName: of.formerName,
    idKind: of.idKind,
    idNumber: of.idNumber,
    gender: of.gender,
    birthOn: of.birthOn,
    diedOn: diedOnOf(db, of.id),
    ethnicity: of.ethnicity,
    mobile: of.mobile,
    landline: of.landline,
    registeredAddress: of.registeredAddress,
    residenceAddress: of.residenceAddress,
    aliases: all(
      `SELECT a.id, a.kind, a.name, a.note, a.added_at AS addedAt, u.name AS addedBy
       FROM person_alias a JOIN user u ON u.id = a.added_by
       WHERE a.person_id = @id AND a.removed_at IS NULL ORDER BY a.id LIMIT @most`,
    ),
    formerNumbers: all(
      `SELECT n.id, n.kind, n.number, n.note, n.added_at AS addedAt, u.name AS addedBy
       FROM person_former_number n JOIN user u ON u.id = n.added_by
       WHERE n.person_id = @id AND n.removed_at IS NULL ORDER BY n.id LIMIT @most`,
    ),
    files: all(
      `SELECT r.id, r.kind, r.number, r.state, c.name AS communityName, r.opened_on AS openedOn,
         r.updated_at AS updatedAt, u.name AS updatedBy, r.removed_at AS removedAt, r.removed_reason AS removedReason,
         r.closed_on AS closedOn
       FROM record r JOIN user u ON u.id = r.updated_by LEFT JOIN community c ON c.id = r.community_id
       WHERE r.person_id = @id AND r.pending = 0 AND NOT ${UNDONE} AND ${within.sql}
       ORDER BY r.removed_at IS NOT NULL, r.closed_on IS NOT NULL, r.number LIMIT @most`,
    ),
    hiddenFiles: prepared(
      db,
      `SELECT count(*) FROM record r WHERE r.person_id = @id AND r.pending = 0 AND NOT ${UNDONE} AND NOT coalesce(${within.sql}, 0)`,
    )
      .pluck()
      .get({ id: of.id, ...within.params }) as number,
    materials: all(
      `SELECT a.id, a.name, a.size_bytes AS sizeBytes, a.added_at AS addedAt, u.name AS addedBy, r.id AS recordId, r.number
       FROM record r JOIN attachment a ON a.record_id = r.id JOIN user u ON u.id = a.added_by
       WHERE r.person_id = @id AND r.pending = 0 AND a.removed_at IS NULL AND ${within.sql} ORDER BY a.id DESC LIMIT @most`,
    ),
    handovers: all(
      `SELECT h.id, h.name, h.recipient, h.finished_at AS finishedAt, r.number
       FROM record r JOIN handover_record k ON k.record_id = r.id JOIN handover h ON h.id = k.handover_id
       WHERE r.person_id = @id AND h.state = 'done' AND ${within.sql} ORDER BY h.id DESC LIMIT @most`,
    ),
    events: all(
      `SELECT c.id, c.at, u.name AS "by", c.action, r.id AS recordId, r.number, c.note
       FROM record r CROSS JOIN change c ON c.noun = 'record' AND c.noun_id = r.id JOIN user u ON u.id = c.user_id
       WHERE r.person_id = @id AND r.pending = 0 AND ${within.sql}
       UNION ALL
       SELECT c.id, c.at, u.name, c.action, NULL, NULL, c.note FROM change c JOIN user u ON u.id = c.user_id
       WHERE c.noun = 'person' AND c.noun_id IN (SELECT id FROM person WHERE id = @id OR merged_into = @id)
       ORDER BY 1 DESC LIMIT @most`,
    ),
    commands: listCommands(db, 'person', of.id, 50),
  };
}

/**
 * Registers a further name, by which the person is then found.
 * @throws AppError person.notFound, person.aliasTaken
 */
export function addAlias(
  db: WritableDb,
  act: Act,
  input: { personId: number; kind: AliasKind; name: string; note: string },
  reading: Reading | undefined,
): number {
  const of = getCardPerson(db, input.personId);
  const has = prepared(db, 'SELECT 1 FROM person_alias WHERE person_id = ? AND name = ? AND removed_at IS NULL');
  if (of.name === input.name || of.formerName === input.name || has.get(of.id, input.name))
    throw new AppError('person.aliasTaken', { name: input.name });
  const about = { name: 'people.addAlias', title: `登记别名：${input.name}`, noun: 'person', nounId: of.id } as const;
  return runCommand(db, act, about, () => {
    touchPerson(db, act, of.id);
    return insertRow(db, personAlias, {
      uid: newUid(),
      personId: of.id,
      kind: input.kind,
      name: input.name,
      py: reading?.full ?? '',
      ini: reading?.initials ?? '',
      note: input.note || null,
      addedAt: act.at,
      addedBy: act.userId,
    });
  });
}

/** Takes a further name out of use. Answers false when it was so already. */
export function removeAlias(db: WritableDb, act: Act, id: number): { isRemoved: boolean; personId: number | null } {
  const row = getRow(db, personAlias, id);
  if (!row || row.removedAt !== null) return { isRemoved: false, personId: row?.personId ?? null };
  const about = {
    name: 'people.removeAlias',
    title: `移除别名：${row.name}`,
    noun: 'person',
    nounId: row.personId,
  } as const;
  runCommand(db, act, about, () => {
    touchPerson(db, act, row.personId);
    updateRow(db, personAlias, id, { removedAt: act.at });
  });
  return { isRemoved: true, personId: row.personId };
}

/**
 * Keeps how the name is read, or forgets it (null): searched by, sorted by and compared by from now on.
 * @param readings of name and former name, the one to sort by first
 * @throws AppError person.notFound
 */
export function setReading(
  db: WritableDb,
  act: Act,
  input: { personId: number; reading: string | null },
  readings: readonly Reading[],
): void {
  const of = getCardPerson(db, input.personId);
  if (of.reading === input.reading) return;
  const title = input.reading === null ? `不再登记读音：${of.name}` : `登记读音：${of.name} ${input.reading}`;
  runCommand(db, act, { name: 'people.setReading', title, noun: 'person', nounId: of.id }, () =>
    changePerson(db, act, of, { ...personValues(of), reading: input.reading }, { readings, note: title }),
  );
}

/**
 * Registers a number the person had before, by which the person is then found.
 * @throws AppError person.notFound, person.idNumberTaken when the number is or was another person's
 */
export function addFormerNumber(
  db: WritableDb,
  act: Act,
  input: { personId: number; kind: HeldNumberKind; number: string; note: string },
): number {
  const of = getCardPerson(db, input.personId);
  const holder = findPersonByNumber(db, input.number);
  if (holder) throw new AppError('person.idNumberTaken', { name: holder.name, number: '' });
  const title = `登记曾用号码：${numberWithKind(input.kind, input.number)}`;
  return runCommand(db, act, { name: 'people.addFormerNumber', title, noun: 'person', nounId: of.id }, () => {
    touchPerson(db, act, of.id);
    return insertRow(db, personFormerNumber, {
      uid: newUid(),
      personId: of.id,
      kind: input.kind,
      number: input.number,
      note: input.note || null,
      addedAt: act.at,
      addedBy: act.userId,
    });
  });
}

/** Takes a former number out of use. Answers false when it was so already. */
export function removeFormerNumber(
  db: WritableDb,
  act: Act,
  id: number,
): { isRemoved: boolean; personId: number | null } {
  const row = getRow(db, personFormerNumber, id);
  if (!row || row.removedAt !== null) return { isRemoved: false, personId: row?.personId ?? null };
  const title = `移除曾用号码：${numberWithKind(row.kind, row.number)}`;
  runCommand(db, act, { name: 'people.removeFormerNumber', title, noun: 'person', nounId: row.personId }, () => {
    touchPerson(db, act, row.personId);
    updateRow(db, personFormerNumber, id, { removedAt: act.at });
  });
  return { isRemoved: true, personId: row.personId };
}

/** Whose further name that is; empty where there is none. */
export function personOfAlias(db: ReadableDb, id: number): number[] {
  return prepared(db, 'SELECT person_id FROM person_alias WHERE id = ?').pluck().all(id) as number[];
}

/** Whose former number that is; empty where there is none. */
export function personOfFormerNumber(db: ReadableDb, id: number): number[] {
  return prepared(db, 'SELECT person_id FROM person_former_number WHERE id = ?').pluck().all(id) as number[];
}
