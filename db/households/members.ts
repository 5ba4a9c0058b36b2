import { type CloseReason, HEAD, type LeaveReason } from '#shared/codes/household-words.ts';
import { AppError } from '#shared/errors.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { present, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { diedOnOf } from '../life/death.ts';
import { getPerson } from '../people/people.ts';
import { household, householdMember } from '../tables/households.ts';
import { currentMembers, getHouseholdRow, headNameOf, type MemberData, membershipsOf, personName } from './rows.ts';

/** The steps that acts on households are made of; each runs inside the command of its act. */

export interface JoinInput {
  householdId: number;
  personId: number;
  relation: string;
  on: string;
  /** Leaves the household they are in on that day. */
  isMoving: boolean;
  /** Was in the household before this one, and stays what they were. */
  isCarriedOver?: boolean;
}

/**
 * Makes somebody a member from a day on.
 * @throws AppError household.beforeBirth, household.afterDeath, household.memberAlready, household.memberElsewhere without
 * `isMoving`, household.dayTaken when the
 * person was in another household on or after that day, and what leaving that one throws
 */
export function join(db: WritableDb, act: Act, input: JoinInput): number {
  const { householdId, personId, relation, on } = input;
  refuseOutsideLife(db, personId, on, input.isCarriedOver === true);
  const current = membershipsOf(db, personId).find((one) => one.leftOn === null);
  if (current?.householdId === householdId)
    throw new AppError('household.memberAlready', { name: personName(db, personId) });
  if (current && !input.isMoving) throw memberElsewhere(db, current);
  if (current) leave(db, current, on, 'moved');
  refuseTaken(db, personId, on);
  return insertRow(db, householdMember, {
    uid: newUid(),
    householdId,
    personId,
    relation,
    joinedOn: on,
    registeredAt: act.at,
    registeredBy: act.userId,
  });
}

function refuseOutsideLife(db: ReadableDb, personId: number, on: string, isCarriedOver: boolean): void {
  const { name, birthOn } = getPerson(db, personId);
  if (birthOn !== null && on < birthOn) throw new AppError('household.beforeBirth', { name, on, birthOn });
  const diedOn = diedOnOf(db, personId);
  // The act that moves a household on is not kept from it by a member who was not taken out yet.
  if (diedOn !== null && diedOn < on && !isCarriedOver)
    throw new AppError('household.afterDeath', { name, on, diedOn });
}

const closesWith: Record<LeaveReason, CloseReason> = {
  died: 'died',
  'moved-out': 'moved-out',
  married: 'other',
  moved: 'joined',
  split: 'other',
  'head-change': 'head-change',
  closed: 'other',
  other: 'other',
};

/**
 * Ends a membership: from `on` the person counts no more. With its last member a household ends as well.
 * @returns whether the household ended
 * @throws AppError household.headStays when the head would leave others behind, household.dayTooEarly,
 * household.endsTooEarly
 */
export function leave(db: WritableDb, member: MemberData, on: string, reason: LeaveReason): boolean {
  const others = currentMembers(db, member.householdId).filter((one) => one.id !== member.id);
  if (member.relation === HEAD && others.length > 0) {
    const { number } = getHouseholdRow(db, member.householdId);
    throw new AppError('household.headStays', { name: personName(db, member.personId), number });
  }
  endMembership(db, member, on, reason);
  if (others.length > 0) return false;
  refuseEndBefore(db, member.householdId, on);
  updateRow(db, household, member.householdId, { closedOn: on, closeReason: closesWith[reason] });
  return true;
}

/** Ends a membership whatever becomes of the household. @throws AppError household.dayTooEarly */
export function endMembership(db: WritableDb, member: MemberData, on: string, reason: LeaveReason): void {
  if (on < member.joinedOn)
    throw new AppError('household.dayTooEarly', { name: personName(db, member.personId), day: member.joinedOn });
  updateRow(db, householdMember, member.id, { leftOn: on, leaveReason: reason });
}

/** A household cannot end before somebody left it. @throws AppError household.endsTooEarly */
export function refuseEndBefore(db: ReadableDb, householdId: number, on: string): void {
  const later = read(
    db,
    typed`SELECT ${{ personId: householdMember.personId, leftOn: present(householdMember.leftOn) }}
     FROM ${householdMember}
     WHERE household_id = ? AND left_on > ? AND removed_at IS NULL ORDER BY left_on DESC LIMIT 1`,
  ).get(householdId, on);
  if (!later) return;
  const { number } = getHouseholdRow(db, householdId);
  throw new AppError('household.endsTooEarly', { name: personName(db, later.personId), number, day: later.leftOn });
}

/** The refusal that names the household a person is in. */
export function memberElsewhere(db: ReadableDb, current: MemberData): AppError {
  const { number } = getHouseholdRow(db, current.householdId);
  return new AppError('household.memberElsewhere', {
    name: personName(db, current.personId),
    number,
    headName: headNameOf(db, current.householdId),
  });
}

// A membership that ended on the day it began counts on no day.
function refuseTaken(db: ReadableDb, personId: number, on: string): void {
  const later = membershipsOf(db, personId).find(
    (one) => one.leftOn === null || (one.leftOn > on && one.leftOn > one.joinedOn),
  );
  if (!later) return;
  throw new AppError('household.dayTaken', {
    name: personName(db, personId),
    number: getHouseholdRow(db, later.householdId).number,
    from: later.joinedOn,
    to: later.leftOn ?? '',
  });
}
