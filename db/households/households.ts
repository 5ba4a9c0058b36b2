import { HEAD } from '#shared/codes/household-words.ts';
import type { Command } from '#shared/contract/commands.ts';
import type { Household, HouseholdLink, HouseholdMember, Membership } from '#shared/contract/households.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { alias, like, maybe, pick, present, text, typed } from '../core/typed.ts';
import { diedOnSql } from '../life/death.ts';
import { getCardPerson } from '../people/cards.ts';
import { nameOnDay } from '../places/record-community.ts';
import { command } from '../tables/commands.ts';
import { household, householdLink, householdMember } from '../tables/households.ts';
import { user } from '../tables/office.ts';
import { person } from '../tables/people.ts';
import { community } from '../tables/places.ts';
import { record } from '../tables/records.ts';
import { PLACE_ON_DAY } from './community.ts';
import { getHouseholdRow, membersAtEnd } from './rows.ts';

const r = alias(record, 'r');
const c = alias(command, 'c');
const u = alias(user, 'u');
const m = alias(householdMember, 'm');
const h = alias(household, 'h');
const p = alias(person, 'p');
const place = alias(community, 'c');

const FORMER_MOST = 200;

const memberColumns = {
  id: m.id,
  personId: m.personId,
  ...pick(p, 'name', 'idNumber', 'gender', 'birthOn'),
  diedOn: maybe(text(diedOnSql('p.id'))),
  mobile: p.mobile,
  ...pick(m, 'relation', 'joinedOn', 'leftOn', 'leaveReason'),
};
const memberOrder = `ORDER BY m.relation <> '${HEAD}', p.birth_on IS NULL, p.birth_on, m.id`;
const headName = `(SELECT p.name FROM household_member m JOIN person p ON p.id = m.person_id
  WHERE m.household_id = h.id AND m.relation = '${HEAD}' AND m.removed_at IS NULL)`;
const nameColumns = {
  id: h.id,
  number: h.number,
  headName: text(headName),
  openedOn: h.openedOn,
  closedOn: h.closedOn,
};

/**
 * A household whole. `onDate` null: its members now, or those a closed household ended with.
 * @throws AppError household.notFound
 */
export function getHousehold(db: ReadableDb, id: number, onDate: string | null): Household {
  const row = getHouseholdRow(db, id);
  const names = read(
    db,
    typed`SELECT ${{
      communityName: text(
        onDate === null ? '(SELECT name FROM community c WHERE c.id = h.community_id)' : nameOnDay(PLACE_ON_DAY),
      ),
      registeredBy: text('(SELECT name FROM user u WHERE u.id = h.registered_by)'),
    }}
     FROM household h WHERE h.id = @id`,
  ).one({ id, ...(onDate === null ? {} : { onDate }) });
  const members = onDate === null ? membersNow(db, id) : membersOn(db, id, onDate);
  const shown = new Set(members.map((one) => one.id));
  return {
    id,
    number: row.number,
    communityId: row.communityId,
    ...names,
    address: row.address,
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    closeReason: row.closeReason,
    document: row.document,
    closeDocument: row.closeDocument,
    registeredAt: row.registeredAt,
    onDate,
    members,
    former: listMembers(
      db,
      'm.household_id = @id AND m.left_on IS NOT NULL',
      { id },
      'ORDER BY m.left_on DESC, m.id',
    ).filter((one) => !shown.has(one.id)),
    before: chain(db, id, 'before'),
    after: chain(db, id, 'after'),
    commands: householdCommands(db, id),
  };
}

/** Who belonged to a household on a day: joined by then, not left yet. */
export function membersOn(db: ReadableDb, id: number, day: string): HouseholdMember[] {
  const where = 'm.household_id = @id AND m.joined_on <= @day AND (m.left_on IS NULL OR m.left_on > @day)';
  return listMembers(db, where, { id, day }, memberOrder);
}

function membersNow(db: ReadableDb, id: number): HouseholdMember[] {
  return listMembers(db, `h.id = @id AND ${membersAtEnd}`, { id }, memberOrder);
}

function listMembers(
  db: ReadableDb,
  where: string,
  params: Record<string, string | number | null>,
  order: string,
): HouseholdMember[] {
  const rows = read(
    db,
    typed`SELECT ${memberColumns} FROM ${m} JOIN ${h} ON h.id = m.household_id JOIN ${p} ON p.id = m.person_id
     WHERE ${where} AND m.removed_at IS NULL ${order} LIMIT ${FORMER_MOST}`,
  ).all(params);
  const files = filesOfPeople(
    db,
    rows.map((row) => row.personId),
  );
  return rows.map((row) => ({
    ...row,
    files: files.filter((file) => file.personId === row.personId).map(({ personId: _person, ...file }) => file),
  }));
}

/** The open files of people. */
function filesOfPeople(
  db: ReadableDb,
  personIds: readonly number[],
): (HouseholdMember['files'][number] & { personId: number })[] {
  return read(
    db,
    typed`SELECT ${{ ...pick(r, 'id', 'kind', 'number'), personId: present(r.personId) }}
     FROM json_each(?) j JOIN ${r} ON r.person_id = j.value
     WHERE r.removed_at IS NULL AND r.closed_on IS NULL AND r.pending = 0 ORDER BY r.number LIMIT 500`,
  ).all(JSON.stringify(personIds));
}

/** All households this one came out of, or that came out of it, the next first. */
function chain(db: ReadableDb, id: number, way: 'before' | 'after'): HouseholdLink[] {
  const [from, to] = way === 'before' ? ['to_id', 'from_id'] : ['from_id', 'to_id'];
  return read(
    db,
    typed`WITH RECURSIVE walk (id, kind, linked_on, depth) AS (
       SELECT l.${to}, l.kind, l.linked_on, 1 FROM household_link l WHERE l.${from} = @id AND l.removed_at IS NULL
       UNION ALL
       SELECT l.${to}, l.kind, l.linked_on, w.depth + 1 FROM walk w
         JOIN household_link l ON l.${from} = w.id AND l.removed_at IS NULL)
     SELECT ${{ ...nameColumns, kind: like(householdLink.kind, 'w.kind'), linkedOn: text('w.linked_on') }}
     FROM walk w JOIN ${h} ON h.id = w.id
     ORDER BY w.depth, h.id LIMIT 50`,
  ).all({ id });
}

/** Every act that wrote this household, its members or which files are about it, whatever household it was begun from. */
function householdCommands(db: ReadableDb, id: number): Command[] {
  return read(
    db,
    typed`SELECT ${{
      id: c.id,
      at: c.at,
      by: u.name,
      ...pick(c, 'name', 'title', 'noun', 'nounId', 'undoneAt'),
    }}
     FROM ${c} JOIN ${u} ON u.id = c.user_id
     WHERE c.id IN (
       SELECT command_id FROM command_row WHERE table_name = 'household' AND row_id = @id
       UNION SELECT k.command_id FROM household_member m
         CROSS JOIN command_row k ON k.table_name = 'household_member' AND k.row_id = m.id
     WHERE m.household_id = @id
       UNION SELECT k.command_id FROM record_household l
         CROSS JOIN command_row k ON k.table_name = 'record_household' AND k.row_id = l.id
     WHERE l.household_id = @id)
     ORDER BY c.id DESC LIMIT 100`,
  ).all({ id });
}

/** The households a person is or was in, the newest first. @throws AppError person.notFound */
export function householdsOfPerson(db: ReadableDb, personId: number, scope: Scope = wholeOffice): Membership[] {
  const { id } = getCardPerson(db, personId);
  const rows = read(
    db,
    typed`SELECT ${{
      memberId: m.id,
      ...pick(m, 'relation', 'joinedOn', 'leftOn', 'leaveReason'),
      address: h.address,
      communityName: place.name,
      ...nameColumns,
    }}
     FROM ${m} JOIN ${h} ON h.id = m.household_id JOIN ${place} ON c.id = h.community_id
     WHERE m.person_id = @id AND m.removed_at IS NULL AND h.removed_at IS NULL
       AND (@communities IS NULL OR h.community_id IN (SELECT value FROM json_each(@communities)))
     ORDER BY m.left_on IS NOT NULL, m.joined_on DESC, m.id DESC LIMIT 100`,
  ).all({
    id,
    communities: scope.communityIds === null ? null : JSON.stringify(scope.communityIds),
  });
  return rows.map(({ memberId, relation, joinedOn, leftOn, leaveReason, ...household }) => ({
    memberId,
    household,
    relation,
    joinedOn,
    leftOn,
    leaveReason,
    others:
      leftOn === null
        ? membersNow(db, household.id)
            .filter((one) => one.personId !== id)
            .map((one) => ({ personId: one.personId, name: one.name, relation: one.relation }))
        : [],
  }));
}

/** A household by its 户号, or null. */
export function findHousehold(db: ReadableDb, number: string): number | null {
  const id = prepared(db, 'SELECT id FROM household WHERE number = ? AND removed_at IS NULL').pluck().get(number);
  return typeof id === 'number' ? id : null;
}

/**
 * The open files of the current members of households: what goes along when a household is given to another community.
 * Everybody's file follows the household they live in, and nobody's twice.
 */
export function filesOfHouseholds(
  db: ReadableDb,
  householdIds: readonly number[],
): { recordId: number; number: string; personId: number; householdId: number; communityId: number | null }[] {
  return read(
    db,
    typed`SELECT ${{
      recordId: r.id,
      number: r.number,
      personId: present(r.personId),
      householdId: m.householdId,
      communityId: r.communityId,
    }}
     FROM json_each(?) j
     JOIN ${m} ON m.household_id = j.value AND m.left_on IS NULL AND m.removed_at IS NULL
     JOIN ${r} ON r.person_id = m.person_id AND r.removed_at IS NULL AND r.closed_on IS NULL AND r.pending = 0
     ORDER BY r.number`,
  ).all(JSON.stringify(householdIds));
}

/** The household of a member's row, as a list: empty where there is no such row. */
export function householdOfMember(db: ReadableDb, memberId: number): number[] {
  return read(db, typed`SELECT ${householdMember.householdId} FROM ${householdMember} WHERE id = ?`).all(memberId);
}
