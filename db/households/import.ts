import { HEAD } from '#shared/codes/household-words.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { dayProblem } from '#shared/rules/day-limits.ts';
import { readHouseholdNumber } from '#shared/rules/household-number.ts';
import type { SheetHousehold, SheetMember } from '#shared/rules/household-sheet.ts';
import type { Act } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import { keepSerial } from '../core/number-series.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared, updateRow } from '../core/rows.ts';
import { int, typed } from '../core/typed.ts';
import { isNameOf } from '../people/names.ts';
import { findPersonByNumber, getPerson, type PersonRow, type Reading } from '../people/people.ts';
import { registerPerson } from '../people/register.ts';
import { keepMoves } from '../places/communities-moves.ts';
import { communityNames } from '../places/community-names.ts';
import { requireOffice } from '../policy/office.ts';
import { household, householdMember } from '../tables/households.ts';
import { findHousehold } from './households.ts';
import { join } from './members.ts';
import { currentMembers, getHouseholdRow, type HouseholdData, type MemberData, personName } from './rows.ts';
import { changePlace, insertHousehold } from './write.ts';

export interface HouseholdImport {
  opened: number;
  changed: number;
  same: number;
  /** Who was not in the register before. */
  people: number;
}

interface Planned {
  of: SheetHousehold;
  communityId: number;
  /** null: it is opened. */
  known: { row: HouseholdData; members: MemberData[] } | null;
  personIds: Map<SheetMember, number>;
}

/**
 * Takes a sheet of households in, as one act: what is new is opened, what differs (place, address, relation, further
 * members) is changed, who is missing in the sheet stays. All or nothing.
 * @throws AppError sheet.refused with the row and the reason
 */
export function importHouseholds(
  db: WritableDb,
  act: Act,
  households: readonly SheetHousehold[],
  readingsOf: (name: string) => readonly Reading[],
): HouseholdImport {
  const communities = communityNames(db);
  const before = countPeople(db);
  const plans = households.map((of) => plan(db, act, of, communities, readingsOf));
  const people = countPeople(db) - before;
  const counts: HouseholdImport = { opened: 0, changed: 0, same: 0, people };
  const touched: number[] = [];
  const carry = (): void => {
    for (const one of plans) {
      const { id, how } = carryOut(db, act, one);
      counts[how] += 1;
      if (how !== 'same') touched.push(id);
    }
  };
  if (plans.every((one) => isSame(one))) return { ...counts, same: plans.length };
  const title = (): string =>
    `导入家庭表：新立 ${formatCount(counts.opened)} 户，修改 ${formatCount(counts.changed)} 户`;
  runCommand(
    db,
    act,
    () => ({
      name: 'households.importFile',
      title: title(),
      noun: 'household',
      nounId: touched[0] ?? 0,
    }),
    carry,
  );
  keepMoves(db, act, title());
  return counts;
}

function plan(
  db: WritableDb,
  act: Act,
  of: SheetHousehold,
  communities: ReturnType<typeof communityNames>,
  readingsOf: (name: string) => readonly Reading[],
): Planned {
  const communityId = communities(of.communityName)?.id;
  if (communityId === undefined) throw refused(of.head.row, `没有“${of.communityName}”这个社区，请先到“设置”里登记。`);
  const known = knownHousehold(db, of);
  if (!known) refuseDayOf(act, of.head.row, '立户日期', of.openedOn);
  const members = known ? currentMembers(db, known.id) : [];
  const personIds = new Map(
    of.members.map((member) => [member, personIdOf(db, act, member, members, readingsOf)] as const),
  );
  return { of, communityId, known: known ? { row: known, members } : null, personIds };
}

function knownHousehold(db: ReadableDb, of: SheetHousehold): HouseholdData | null {
  const id = of.number === null ? householdOfHead(db, of.head.idNumber) : findHousehold(db, of.number);
  if (id === null) {
    if (of.number !== null) refuseForeign(db, of, of.number);
    return null;
  }
  const row = getHouseholdRow(db, id);
  if (row.closedOn !== null) throw refused(of.row, `户号 ${row.number} 已于 ${row.closedOn} 销户，不能再导入。`);
  if (row.openedOn !== of.openedOn)
    throw refused(
      of.head.row,
      `户号 ${row.number} 的立户日期登记为 ${row.openedOn}，表里是 ${of.openedOn}；日期不能用表格改。`,
    );
  return row;
}

// A 户号 of ours that is not here yet comes from another archive of the same street: it is kept, and given to nobody else.
function refuseForeign(db: ReadableDb, of: SheetHousehold, number: string): void {
  const used = prepared(db, 'SELECT 1 FROM household WHERE number = ?').get(number);
  if (used !== undefined) throw refused(of.row, `户号 ${number} 的立户已经撤销，不能再用；请把户号留空，由程序另给。`);
  if (!number.startsWith(requireOffice(db).areaCode.slice(0, 9)))
    throw refused(of.row, `户号 ${number} 是别的街道的户号；请留空，由程序另给。`);
}

function householdOfHead(db: ReadableDb, idNumber: string): number | null {
  const person = idNumber === '' ? null : findPersonByNumber(db, idNumber);
  if (!person) return null;
  const id = prepared(
    db,
    `SELECT household_id FROM household_member
     WHERE person_id = ? AND relation = '${HEAD}' AND left_on IS NULL AND removed_at IS NULL`,
  )
    .pluck()
    .get(person.id);
  return typeof id === 'number' ? id : null;
}

function personIdOf(
  db: WritableDb,
  act: Act,
  member: SheetMember,
  members: readonly MemberData[],
  readingsOf: (name: string) => readonly Reading[],
): number {
  if (member.idNumber === '') {
    // Who has no number is known by name among those of the household who have none; elsewhere nobody is guessed.
    const found = members.map((one) => getPerson(db, one.personId)).filter((one) => isUnnumbered(one, member.name));
    if (found.length > 1) throw refused(member.row, `这一户有几位${member.name}都没有证件号码，分不清是哪一位。`);
    return found[0]?.id ?? register(db, act, member, readingsOf);
  }
  const known = findPersonByNumber(db, member.idNumber);
  if (known && known.pending === 0) {
    if (isNameOf(db, known.id, member.name)) return known.id;
    throw refused(member.row, `证件号码 ${member.idNumber} 已登记给“${known.name}”，与表里的“${member.name}”不符。`);
  }
  if (known) throw refused(member.row, '这个号码正在由花名册导入，请等导入完成后再试。');
  return register(db, act, member, readingsOf);
}

function isUnnumbered(person: PersonRow, name: string): boolean {
  return person.idNumber === null && person.name === name;
}

function register(
  db: WritableDb,
  act: Act,
  member: SheetMember,
  readingsOf: (name: string) => readonly Reading[],
): number {
  const { name, idKind, idNumber, gender, birthOn, mobile } = member;
  const readings = readingsOf(name);
  return registerPerson(db, act, { name, idKind, idNumber: idNumber || null, gender, birthOn, mobile, readings });
}

function isSame({ of, known, communityId, personIds }: Planned): boolean {
  if (!known || known.row.communityId !== communityId || known.row.address !== of.address) return false;
  return of.members.every((member) => {
    const there = known.members.find((one) => one.personId === personIds.get(member));
    return there?.relation === member.relation && sameDay(there, member);
  });
}

function sameDay(there: MemberData, member: SheetMember): boolean {
  return member.joinedOn === null || there.joinedOn === member.joinedOn;
}

function carryOut(db: WritableDb, act: Act, one: Planned): { id: number; how: 'opened' | 'changed' | 'same' } {
  const { of, known, communityId, personIds } = one;
  if (!known) {
    const { id } = insertHousehold(
      db,
      act,
      { communityId, address: of.address, openedOn: of.openedOn, document: '' },
      takeNumber(db, of.number),
    );
    for (const member of [of.head, ...of.members.filter((other) => other !== of.head)])
      joinRow(db, act, id, of, member, personIds.get(member) ?? 0);
    return { id, how: 'opened' };
  }
  const { id } = known.row;
  if (isSame(one)) return { id, how: 'same' };
  const isMoved = known.row.communityId !== communityId || known.row.address !== of.address;
  if (isMoved) {
    changePlace(db, act, known.row, communityId);
    updateRow(db, household, id, { communityId, address: of.address });
  }
  for (const member of of.members) {
    const there = known.members.find((other) => other.personId === personIds.get(member));
    if (!there) {
      if (member.relation === HEAD) throw headDiffers(db, known, member);
      joinRow(db, act, id, of, member, personIds.get(member) ?? 0);
      continue;
    }
    if (!sameDay(there, member))
      throw refused(member.row, `${member.name}的加入日期登记为 ${there.joinedOn}；日期不能用表格改。`);
    if (there.relation === member.relation) continue;
    if (there.relation === HEAD || member.relation === HEAD) throw headDiffers(db, known, member);
    updateRow(db, householdMember, there.id, { relation: member.relation });
  }
  return { id, how: 'changed' };
}

function headDiffers(
  db: ReadableDb,
  known: { row: HouseholdData; members: MemberData[] },
  member: SheetMember,
): AppError {
  const head = known.members.find((one) => one.relation === HEAD);
  const name = head ? personName(db, head.personId) : '';
  return refused(member.row, `户号 ${known.row.number} 的户主是${name}；换户主请在家庭页面办理“变更户主”。`);
}

function takeNumber(db: WritableDb, number: string | null): string | null {
  const read = number === null ? null : readHouseholdNumber(number);
  if (read) keepSerial(db, read.series, read.serial);
  return number;
}

function joinRow(
  db: WritableDb,
  act: Act,
  householdId: number,
  of: SheetHousehold,
  member: SheetMember,
  personId: number,
): void {
  const on = member.joinedOn ?? of.openedOn;
  refuseDayOf(act, member.row, '加入日期', on);
  try {
    join(db, act, { householdId, personId, relation: member.relation, on, isMoving: false });
  } catch (error) {
    if (!isAppError(error)) throw error;
    throw refused(member.row, messageFor(error.code, error.params).sentence);
  }
}

// As in the window: nothing is done ahead, nor at a time of which no register tells.
function refuseDayOf(act: Act, row: number, label: string, day: string): void {
  if (day > localDay(act.at)) throw refused(row, `${label} ${day} 还没到，请到那天再登记。`);
  const early = dayProblem('place', day);
  if (early !== null) throw refused(row, `${early}。`);
}

function refused(row: number, message: string): AppError {
  return new AppError('sheet.refused', { row, message, more: 0 });
}

function countPeople(db: ReadableDb): number {
  return read(db, typed`SELECT ${int('count(*)')} FROM person`).one();
}
