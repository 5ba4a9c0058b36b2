import type { CloseReason, LeaveReason } from '#shared/codes/household-words.ts';
import { HEAD } from '#shared/codes/household-words.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { householdNumber, householdSeries } from '#shared/rules/household-number.ts';
import type { Act } from '../core/changes.ts';
import { refuseDoubtfulClock } from '../core/clock.ts';
import { runCommand } from '../core/commands.ts';
import { nextSerial } from '../core/number-series.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { newUid } from '../core/uid.ts';
import { endedOn, getCommunity } from '../places/communities.ts';
import { keepMoves } from '../places/communities-moves.ts';
import { requireOffice } from '../policy/office.ts';
import { household, householdLink, householdMember } from '../tables/households.ts';
import { inheritPlaces, keepPastPlace } from './community.ts';
import { placeFilesOfHousehold } from './files.ts';
import { endMembership, join, leave, refuseEndBefore } from './members.ts';
import {
  currentMembers,
  getCurrentMember,
  getHouseholdRow,
  getOpenHousehold,
  type HouseholdData,
  personName,
} from './rows.ts';

/** Acts of a clerk on households: each one command, with one undo. */

export interface MemberInput {
  personId: number;
  relation: string;
  isMoving: boolean;
}

export interface OpenInput {
  communityId: number;
  address: string;
  openedOn: string;
  document: string;
  members: readonly MemberInput[];
}

export interface Opened {
  id: number;
  number: string;
}

/**
 * Registers a household with its members (立户).
 * @throws AppError input.invalid without exactly one head or with a person twice, community.notFound, community.ended,
 * and as `join`
 */
export function openHousehold(db: WritableDb, act: Act, input: OpenInput): Opened {
  const head = onlyHead(input.members);
  refuseTwice(db, input.members);
  refuseEnded(db, input.communityId);
  return runCommand(
    db,
    act,
    (made: Opened) => ({
      name: 'households.open',
      title: `立户：${personName(db, head.personId)}户，${formatCount(input.members.length)} 人（${made.number}）`,
      noun: 'household',
      nounId: made.id,
    }),
    () => {
      const made = insertHousehold(db, act, input);
      for (const one of input.members) join(db, act, { householdId: made.id, on: input.openedOn, ...one });
      return made;
    },
  );
}

/** Corrects place, address and document; the files of the household go along. Answers false when nothing differs. @throws AppError household.notFound */
export function saveHousehold(
  db: WritableDb,
  act: Act,
  input: { id: number; communityId: number; address: string; document: string },
): boolean {
  const before = getHouseholdRow(db, input.id);
  getCommunity(db, input.communityId);
  const { id, ...values } = input;
  const isSame = (Object.keys(values) as (keyof typeof values)[]).every((key) => before[key] === values[key]);
  if (isSame) return false;
  if (before.communityId !== input.communityId) refuseEnded(db, input.communityId);
  const title = `修改住址：${before.number}`;
  runCommand(db, act, { name: 'households.save', title, noun: 'household', nounId: id }, () => {
    changePlace(db, act, before, values.communityId);
    updateRow(db, household, id, values);
  });
  keepMoves(db, act, title);
  return true;
}

/**
 * Keeps where a household belonged when a clerk gives it another community today, and takes its files along. One that has
 * ended moves no more: what is written then puts right where it was.
 */
export function changePlace(db: WritableDb, act: Act, of: HouseholdData, communityId: number): void {
  if (of.communityId !== communityId && of.closedOn === null) keepPastPlace(db, of, localDay(act.at));
  placeFilesOfHousehold(db, act, of.id, communityId);
}

/** Adds somebody to a household (增员), or moves them there from another. @throws AppError as `join` */
export function addMember(
  db: WritableDb,
  act: Act,
  input: MemberInput & { householdId: number; joinedOn: string },
): number {
  const of = getOpenHousehold(db, input.householdId);
  if (input.relation === HEAD) throw invalid('relation', '本户已有户主；要换户主，请办理“变更户主”。');
  refuseBefore(of.openedOn, input.joinedOn, of.number);
  const name = personName(db, input.personId);
  const title = input.isMoving ? `转入成员：${name}（${of.number}）` : `增加成员：${name}（${of.number}）`;
  return runCommand(db, act, { name: 'households.addMember', title, noun: 'household', nounId: of.id }, () =>
    join(db, act, { ...input, on: input.joinedOn }),
  );
}

/** Corrects a member's relation to the head. @throws AppError household.memberGone, input.invalid for the head's */
export function changeRelation(db: WritableDb, act: Act, memberId: number, relation: string): boolean {
  const member = getCurrentMember(db, memberId);
  if (member.relation === HEAD || relation === HEAD)
    throw invalid('relation', '户主的关系不能这样改；要换户主，请办理“变更户主”。');
  if (member.relation === relation) return false;
  const title = `更正与户主关系：${personName(db, member.personId)}`;
  const about = { name: 'households.changeRelation', title, noun: 'household', nounId: member.householdId } as const;
  return runCommand(db, act, about, () => updateRow(db, householdMember, memberId, { relation }));
}

/** Somebody leaves the household (减员). @throws AppError as `leave` */
export function leaveHousehold(
  db: WritableDb,
  act: Act,
  input: { memberId: number; leftOn: string; reason: LeaveReason; words: string },
): { householdId: number; isClosed: boolean } {
  const member = getCurrentMember(db, input.memberId);
  const title = `减少成员：${personName(db, member.personId)}（${input.words}）`;
  const about = { name: 'households.leave', title, noun: 'household', nounId: member.householdId } as const;
  const isClosed = runCommand(db, act, about, () => leave(db, member, input.leftOn, input.reason));
  return { householdId: member.householdId, isClosed };
}

/** Ends a household with everybody in it (销户). @throws AppError household.closed, household.dayTooEarly */
export function closeHousehold(
  db: WritableDb,
  act: Act,
  input: { id: number; on: string; reason: CloseReason; document: string; words: string },
): void {
  const of = getOpenHousehold(db, input.id);
  const title = `销户：${of.number}（${input.words}）`;
  runCommand(db, act, { name: 'households.close', title, noun: 'household', nounId: of.id }, () => {
    endHousehold(db, of.id, input.on, input.reason, input.document, () => 'closed');
  });
}

/** Closes a household and all its memberships on one day. @throws AppError household.dayTooEarly, .endsTooEarly */
export function endHousehold(
  db: WritableDb,
  id: number,
  on: string,
  reason: CloseReason,
  closeDocument: string,
  reasonOf: (memberId: number) => LeaveReason,
): void {
  refuseEndBefore(db, id, on);
  for (const member of currentMembers(db, id)) endMembership(db, member, on, reasonOf(member.id));
  updateRow(db, household, id, { closedOn: on, closeReason: reason, closeDocument });
}

/** A household row with a number of its own. @throws AppError community.notFound */
export function insertHousehold(
  db: WritableDb,
  act: Act,
  input: Omit<OpenInput, 'members'>,
  givenNumber: string | null = null,
): Opened {
  getCommunity(db, input.communityId);
  const number = givenNumber ?? nextNumber(db, act);
  const id = insertRow(db, household, {
    uid: newUid(),
    number,
    communityId: input.communityId,
    address: input.address,
    openedOn: input.openedOn,
    document: input.document,
    closeDocument: '',
    registeredAt: act.at,
    registeredBy: act.userId,
  });
  return { id, number };
}

/** Links a household to the one it came out of; where both are in one community, they were on every day. */
export function linkHouseholds(
  db: WritableDb,
  link: { fromId: number; toId: number; kind: 'head-change' | 'split'; linkedOn: string },
): void {
  insertRow(db, householdLink, { uid: newUid(), ...link });
  const [from, to] = [getHouseholdRow(db, link.fromId), getHouseholdRow(db, link.toId)];
  if (from.communityId === to.communityId) inheritPlaces(db, from.id, to.id, link.linkedOn);
}

/** The one head among members. @throws AppError input.invalid */
export function onlyHead<T extends { relation: string }>(members: readonly T[]): T {
  const [head, second] = members.filter((one) => one.relation === HEAD);
  if (!head) throw invalid('members', '请指定户主。');
  if (second) throw invalid('members', '一户只能有一个户主。');
  return head;
}

export function invalid(field: string, sentence: string): AppError {
  return new AppError('input.invalid', { fields: { [field]: sentence } });
}

function refuseTwice(db: ReadableDb, members: readonly { personId: number }[]): void {
  const seen = new Set<number>();
  for (const { personId } of members) {
    if (seen.has(personId)) throw invalid('members', `${personName(db, personId)}登记了两次，请删去一行。`);
    seen.add(personId);
  }
}

export function refuseBefore(openedOn: string, on: string, number: string): void {
  if (on < openedOn) throw new AppError('household.dayTooEarly', { name: number, day: openedOn });
}

// Where a household is given a community by a clerk; one that waits to be assigned stays where it is until then.
function refuseEnded(db: ReadableDb, communityId: number): void {
  const ended = endedOn(db, communityId);
  if (ended !== null)
    throw new AppError('community.ended', { name: getCommunity(db, communityId).name, endedOn: ended });
}

function nextNumber(db: WritableDb, act: Act): string {
  refuseDoubtfulClock(db, act.at);
  const series = householdSeries(requireOffice(db).areaCode, Number(localDay(act.at).slice(0, 4)));
  return householdNumber(series, nextSerial(db, series));
}
