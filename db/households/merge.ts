import { HEAD } from '#shared/codes/household-words.ts';
import { AppError } from '#shared/errors.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { prepared, updateRow } from '../core/rows.ts';
import { household, householdMember } from '../tables/households.ts';
import { passFilesOn, sortFilesOfHouseholds } from './files.ts';
import { getHouseholdRow, type MemberData, membershipsOf, personName } from './rows.ts';

/**
 * Two entries are one person, who lives in one household: in the command of the merge, all memberships of `goneId` go
 * over to `keptId`.
 *
 * Where both were members of one household at one time, one membership stays, from the earlier day on; the head's stays
 * the head's. Where both were in different households at one time, `keptHouseholdId` says which stands; the other
 * membership was a mistake and is put out of use from the day the first begins; of past ones without a word those of the
 * kept entry stand. A household of that one person was registered twice and ends as well: its files go on to the one that
 * stands.
 * @returns those files
 * @throws AppError household.twoHouseholds when both are in different households now and none is named,
 * household.mergeHead when the membership to be given up is that of a head with others in the household
 */
export function mergeMemberships(
  db: WritableDb,
  act: Act,
  keptId: number,
  goneId: number,
  keptHouseholdId: number | null,
): number[] {
  refuseTwoHouseholds(db, keptId, goneId, keptHouseholdId);
  const passed: number[] = [];
  for (const gone of membershipsOf(db, goneId)) {
    const rivals = membershipsOf(db, keptId).filter((one) => overlaps(one, gone));
    const own = rivals.find((one) => one.householdId === gone.householdId);
    const other = rivals.find((one) => one.householdId !== gone.householdId);
    if (own && other)
      throw new AppError('household.mergeHead', {
        name: personName(db, keptId),
        number: getHouseholdRow(db, other.householdId).number,
      });
    if (own) joinBoth(db, act, own, gone);
    else if (other && gone.householdId !== keptHouseholdId) passed.push(...giveUp(db, act, gone, other, keptId));
    else {
      for (const rival of rivals) passed.push(...giveUp(db, act, rival, gone, keptId));
      updateRow(db, householdMember, gone.id, { personId: keptId });
    }
  }
  const headed = membershipsOf(db, keptId).filter(({ relation }) => relation === HEAD);
  sortFilesOfHouseholds(
    db,
    headed.map(({ householdId }) => householdId),
  );
  return passed;
}

function refuseTwoHouseholds(db: ReadableDb, keptId: number, goneId: number, named: number | null): void {
  const now = (id: number) => membershipsOf(db, id).find((one) => one.leftOn === null);
  const [kept, gone] = [now(keptId), now(goneId)];
  if (!kept || !gone || kept.householdId === gone.householdId) return;
  if (named === kept.householdId || named === gone.householdId) return;
  throw new AppError('household.twoHouseholds', {
    name: personName(db, keptId),
    first: getHouseholdRow(db, kept.householdId).number,
    second: getHouseholdRow(db, gone.householdId).number,
  });
}

/** Both count on some day; one that ended on the day it began counts on none. */
function overlaps(one: MemberData, other: MemberData): boolean {
  const end = (member: MemberData): string => member.leftOn ?? '9999-12-31';
  const [from, to] = [
    one.joinedOn > other.joinedOn ? one.joinedOn : other.joinedOn,
    end(one) < end(other) ? end(one) : end(other),
  ];
  return from < to;
}

function joinBoth(db: WritableDb, act: Act, own: MemberData, gone: MemberData): void {
  // The head's row stays the head's: a household has one from its first day to its last.
  const [stays, goes] = gone.relation === HEAD ? [gone, own] : [own, gone];
  const isOpen = own.leftOn === null || gone.leftOn === null;
  const last = (own.leftOn ?? '') > (gone.leftOn ?? '') ? own : gone;
  updateRow(db, householdMember, goes.id, { removedAt: act.at });
  updateRow(db, householdMember, stays.id, {
    personId: own.personId,
    joinedOn: own.joinedOn < gone.joinedOn ? own.joinedOn : gone.joinedOn,
    leftOn: isOpen ? null : last.leftOn,
    leaveReason: isOpen ? null : last.leaveReason,
  });
}

/**
 * Puts the membership out of use that was a mistake; where it began earlier it was right up to the day the other began.
 * @returns the files of a household that ends with it
 */
function giveUp(db: WritableDb, act: Act, member: MemberData, stays: MemberData, personId: number): number[] {
  const row = getHouseholdRow(db, member.householdId);
  const isHead = member.relation === HEAD;
  if (isHead && hasOthers(db, member))
    throw new AppError('household.mergeHead', { name: personName(db, member.personId), number: row.number });
  const pass = { fromId: row.id, toId: stays.householdId };
  if (member.joinedOn < stays.joinedOn) {
    updateRow(db, householdMember, member.id, { personId, leftOn: stays.joinedOn, leaveReason: 'moved' });
    if (!isHead) return [];
    updateRow(db, household, row.id, { closedOn: stays.joinedOn, closeReason: 'twice' });
    return passFilesOn(db, act, { ...pass, on: stays.joinedOn });
  }
  updateRow(db, householdMember, member.id, { removedAt: act.at });
  if (!isHead) return [];
  // Nobody else was ever in it: the household itself was registered twice.
  updateRow(db, household, row.id, { removedAt: act.at });
  return passFilesOn(db, act, { ...pass, on: '' });
}

function hasOthers(db: ReadableDb, member: MemberData): boolean {
  const others = prepared(
    db,
    `SELECT EXISTS (SELECT 1 FROM household_member WHERE household_id = @household AND id <> @id AND removed_at IS NULL)
       OR EXISTS (SELECT 1 FROM household_link WHERE @household IN (from_id, to_id) AND removed_at IS NULL)`,
  );
  return others.pluck().get({ household: member.householdId, id: member.id }) === 1;
}
