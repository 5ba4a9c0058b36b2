import { HEAD, type LeaveReason } from '#shared/codes/household-words.ts';
import { AppError } from '#shared/errors.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { Act } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { WritableDb } from '../core/open.ts';
import { keepMoves } from '../places/communities-moves.ts';
import { passFilesOn } from './files.ts';
import { join, leave } from './members.ts';
import { currentMembers, getCurrentMember, getOpenHousehold, type MemberData, personName } from './rows.ts';
import { endHousehold, insertHousehold, invalid, linkHouseholds, type Opened, onlyHead } from './write.ts';

/** Acts by which one household comes out of another: 户主变更 and 分户. */

export interface KeptMember {
  memberId: number;
  relation: string;
}

export interface HeadChange {
  id: number;
  on: string;
  newHeadId: number;
  /** The former head stays with a relation to the new one, or leaves. */
  formerHead: { relation: string } | { leaves: LeaveReason };
  others: readonly KeptMember[];
  document: string;
}

/**
 * Another head is another household: the old one is closed, a new one with a new number takes everybody over with their
 * relations to the new head, and both are linked (domain: 户主变更, "close the old, open the new, link both"). What files
 * were about the old one are about the new one from that day.
 * @throws AppError household.closed, household.memberGone, household.dayTooEarly, input.invalid when not everybody has
 * one relation to the new head
 */
export function changeHead(db: WritableDb, act: Act, input: HeadChange): Opened {
  const old = getOpenHousehold(db, input.id);
  const members = currentMembers(db, old.id);
  const formerHead = members.find((one) => one.relation === HEAD);
  const newHead = memberOf(members, input.newHeadId);
  if (!formerHead || formerHead.id === newHead.id) throw invalid('newHeadId', '请选择另一位成员作新户主。');
  const staying = new Map<number, string>([[newHead.id, HEAD]]);
  if ('relation' in input.formerHead) staying.set(formerHead.id, input.formerHead.relation);
  for (const { memberId, relation } of input.others) {
    if (staying.has(memberId) || memberId === formerHead.id) throw invalid('others', '有成员重复。');
    staying.set(memberOf(members, memberId).id, relation);
  }
  const left = members.filter((one) => one.id !== formerHead.id && !staying.has(one.id));
  if (left.length > 0) throw invalid('others', `请填写${personName(db, left[0]?.personId ?? 0)}与新户主的关系。`);
  onlyHead(Array.from(staying.values(), (relation) => ({ relation })));
  const leaves = 'leaves' in input.formerHead ? input.formerHead.leaves : null;
  const titleOf = (made: Opened): string =>
    `变更户主：${personName(db, formerHead.personId)} → ${personName(db, newHead.personId)}（${old.number} → ${made.number}）`;
  const opened = runCommand(
    db,
    act,
    (made: Opened) => ({
      name: 'households.changeHead',
      title: titleOf(made),
      noun: 'household',
      nounId: made.id,
    }),
    () => {
      endHousehold(db, old.id, input.on, 'head-change', input.document, (memberId) =>
        memberId === formerHead.id && leaves !== null ? leaves : 'head-change',
      );
      const made = insertHousehold(db, act, {
        communityId: old.communityId,
        address: old.address,
        openedOn: input.on,
        document: input.document,
      });
      for (const member of [newHead, ...members.filter((one) => one.id !== newHead.id)]) {
        const relation = staying.get(member.id);
        if (relation === undefined) continue;
        join(db, act, {
          ...{ householdId: made.id, personId: member.personId, relation, on: input.on },
          ...{ isMoving: false, isCarriedOver: relation !== HEAD },
        });
      }
      linkHouseholds(db, { fromId: old.id, toId: made.id, kind: 'head-change', linkedOn: input.on });
      passFilesOn(db, act, { fromId: old.id, toId: made.id, on: input.on });
      return made;
    },
  );
  keepMoves(db, act, titleOf(opened));
  return opened;
}

export interface Split {
  id: number;
  on: string;
  members: readonly KeptMember[];
  communityId: number;
  address: string;
  document: string;
}

/**
 * Some members become a household of their own (分户); the old one goes on.
 * @throws AppError household.closed, household.memberGone, household.headStays when the head is among them,
 * household.dayTooEarly, input.invalid without exactly one new head
 */
export function splitHousehold(db: WritableDb, act: Act, input: Split): Opened {
  const old = getOpenHousehold(db, input.id);
  const head = onlyHead(input.members);
  const members = input.members.map(({ memberId, relation }) => {
    const member = getCurrentMember(db, memberId);
    if (member.householdId !== old.id) throw invalid('members', '有人不是本户成员。');
    if (member.relation === HEAD)
      throw new AppError('household.headStays', { name: personName(db, member.personId), number: old.number });
    return { member, relation };
  });
  if (new Set(input.members.map((one) => one.memberId)).size < members.length) throw invalid('members', '有成员重复。');
  const headMember = getCurrentMember(db, head.memberId);
  return runCommand(
    db,
    act,
    (made: Opened) => ({
      name: 'households.split',
      title: `分户：${personName(db, headMember.personId)}等 ${formatCount(members.length)} 人（${old.number} → ${made.number}）`,
      noun: 'household',
      nounId: made.id,
    }),
    () => {
      for (const { member } of members) leave(db, member, input.on, 'split');
      const made = insertHousehold(db, act, { ...input, openedOn: input.on });
      for (const { member, relation } of members)
        join(db, act, {
          ...{ householdId: made.id, personId: member.personId, relation, on: input.on },
          ...{ isMoving: false, isCarriedOver: relation !== HEAD },
        });
      linkHouseholds(db, { fromId: old.id, toId: made.id, kind: 'split', linkedOn: input.on });
      return made;
    },
  );
}

function memberOf(members: readonly MemberData[], id: number): MemberData {
  const found = members.find((one) => one.id === id);
  if (!found) throw invalid('newHeadId', '这位成员已不在本户，请刷新后再办。');
  return found;
}
