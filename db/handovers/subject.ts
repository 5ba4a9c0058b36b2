import { createHash } from 'node:crypto';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, maybe, pick, text, typed } from '../core/typed.ts';
import { diedOnSql } from '../life/death.ts';
import { kindOf } from '../records/kind-of.ts';
import { roleWords } from '../records/people-beside-words.ts';
import { getEnvelope } from '../records/records.ts';
import { outletOf } from '../records/subject.ts';
import { household, householdMember } from '../tables/households.ts';
import { organisation } from '../tables/organisations.ts';
import { outlet } from '../tables/outlets.ts';
import { person } from '../tables/people.ts';
import { community } from '../tables/places.ts';
import { recordBeside } from '../tables/record-people.ts';
import { recordHousehold } from '../tables/records.ts';

/**
 * Whom or what a file is about and who stands in it beside, as it leaves the office: by numbers and names that mean
 * something elsewhere too, so that whoever receives it can register the household or the outlet with its people.
 */

const p = alias(person, 'p');
const h = alias(household, 'h');
const m = alias(householdMember, 'm');
const l = alias(recordHousehold, 'l');
const o = alias(outlet, 'o');
const g = alias(organisation, 'g');
const b = alias(recordBeside, 'b');
const c = alias(community, 'c');

const known = {
  ...pick(p, 'uid', 'name', 'formerName', 'idKind', 'idNumber', 'gender', 'birthOn'),
  diedOn: maybe(text(diedOnSql('p.id'))),
  ...pick(p, 'mobile', 'registeredAddress', 'residenceAddress'),
};

const householdsOfFile = typed`SELECT ${{
  ...pick(l, 'fromOn', 'toOn', 'householdId'),
  ...pick(h, 'uid', 'number', 'address', 'openedOn', 'closedOn', 'closeReason', 'document', 'closeDocument'),
  communityName: c.name,
}} FROM ${l} JOIN ${h} ON h.id = l.household_id JOIN ${c} ON c.id = h.community_id
  WHERE l.record_id = ? AND l.removed_at IS NULL ORDER BY l.from_on, l.id`;

const membersEver = typed`SELECT ${{ ...known, ...pick(m, 'relation', 'joinedOn', 'leftOn', 'leaveReason') }}
  FROM ${m} JOIN ${p} ON p.id = m.person_id
  WHERE m.household_id = ? AND m.removed_at IS NULL ORDER BY m.left_on IS NOT NULL, m.joined_on, m.id`;

const outletOfFile = typed`SELECT ${{
  ...pick(o, 'uid', 'name', 'address', 'phone', 'remark', 'organisationId', 'personId'),
  communityName: c.name,
}} FROM ${o} JOIN ${c} ON c.id = o.community_id WHERE o.id = ?`;

const organisationKeeping = typed`SELECT ${{
  ...pick(g, 'uid', 'name', 'creditCode', 'organisationCode', 'licenceNumber', 'head', 'address', 'contact', 'phone'),
}} FROM ${g} WHERE g.id = ?`;

const personKeeping = typed`SELECT ${known} FROM ${p} WHERE p.id = ?`;

const beside = typed`SELECT ${{ ...known, ...pick(b, 'role', 'fromOn', 'toOn') }}
  FROM ${b} JOIN ${p} ON p.id = b.person_id
  WHERE b.record_id = ? AND b.removed_at IS NULL ORDER BY b.from_on, b.id`;

/** The households a file is or was about, the oldest first, each with everybody who is or was a member. */
function householdsToldOf(db: ReadableDb, recordId: number) {
  return read(db, householdsOfFile)
    .all(recordId)
    .map(({ householdId, ...row }) => ({ ...row, members: read(db, membersEver).all(householdId) }));
}

/** An outlet with who runs it. */
function outletToldOf(db: ReadableDb, outletId: number) {
  const { organisationId, personId, ...row } = read(db, outletOfFile).one(outletId);
  return {
    ...row,
    organisation: organisationId === null ? null : read(db, organisationKeeping).one(organisationId),
    person: personId === null ? null : read(db, personKeeping).one(personId),
  };
}

/** Who stands or stood in a file beside its subject, with the words of the role. */
function besideToldOf(db: ReadableDb, recordId: number) {
  const kind = kindOf(getEnvelope(db, recordId).kind);
  if (kinds[kind].people === 'none') return [];
  return read(db, beside)
    .all(recordId)
    .map((row) => ({ ...row, roleInWords: roleWords(kind, row.role) }));
}

export type HouseholdTold = ReturnType<typeof householdsToldOf>[number];
export type PersonTold = NonNullable<OutletTold['person']>;
export type OutletTold = ReturnType<typeof outletToldOf>;
export type BesideTold = ReturnType<typeof besideToldOf>[number];

/** Of a person the file's values tell who it is. */
export type SubjectTold =
  | { type: 'person' }
  | { type: 'household'; households: HouseholdTold[] }
  | { type: 'outlet'; outlet: OutletTold };

/** What a file is about, and who stands beside it. @throws AppError record.notFound */
export function subjectTold(db: ReadableDb, recordId: number): { subject: SubjectTold; beside: BesideTold[] } {
  const envelope = getEnvelope(db, recordId);
  const standing = besideToldOf(db, recordId);
  if (envelope.subject === 'household')
    return { subject: { type: 'household', households: householdsToldOf(db, recordId) }, beside: standing };
  if (envelope.subject === 'outlet')
    return { subject: { type: 'outlet', outlet: outletToldOf(db, outletOf(envelope)) }, beside: standing };
  return { subject: { type: 'person' }, beside: standing };
}

/**
 * By which a household, an outlet or somebody beside the subject that was changed meanwhile is known: they have no version
 * that counts on with each of their people. Of a kind whose files are of one person each it is empty, since the person has.
 */
export function subjectDigest(db: ReadableDb, kind: RecordKind, recordId: number): string {
  if (kinds[kind].subject === 'person' && kinds[kind].people === 'none') return '';
  return createHash('sha256')
    .update(JSON.stringify(subjectTold(db, recordId)))
    .digest('base64');
}
