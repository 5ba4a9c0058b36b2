import { HEAD } from '#shared/codes/household-words.ts';
import { isAppError } from '#shared/errors.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { readHouseholdNumber } from '#shared/rules/household-number.ts';
import type { Act } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { typed } from '../core/typed.ts';
import { findHousehold } from '../households/households.ts';
import { memberElsewhere } from '../households/members.ts';
import {
  currentMembers,
  getHouseholdRow,
  getOpenHousehold,
  type HouseholdData,
  headNameOf,
  membershipsOf,
} from '../households/rows.ts';
import { addMember, changeRelation, openHousehold } from '../households/write.ts';
import { isNameOf } from '../people/names.ts';
import { findPersonByNumber, getPerson, type PersonRow } from '../people/people.ts';
import { renamePerson } from '../people/rename.ts';
import { getCommunity } from '../places/communities.ts';
import { addPersonBeside, peopleBeside } from '../records/people-beside.ts';
import { householdOfSql } from '../records/subject.ts';
import { record } from '../tables/records.ts';
import {
  communityOf,
  type FileGroup,
  forLine,
  type GroupLine,
  GroupRefused,
  type GroupTools,
  isRenamed,
  refuseOutsideScope,
  type TakenGroup,
  textOf,
  writeFile,
} from './file-groups.ts';
import { personNumbered, registerOf } from './line-people.ts';

/** Lines of one 户号: a home with its people, whose file they are. The head's line comes first, or says that it is the head's. */

interface Placed {
  line: GroupLine;
  /** null: nobody of the register. */
  known: PersonRow | null;
  isRenamed: boolean;
}

/**
 * Takes the lines of one 户号 in. The home is known by a 户号 of ours, else by its head; one that is not there is registered
 * with its members. Who is missing in the roster stays, and nothing that the register knows of a home or a person is changed
 * but what is told: who comes to it, in which relation.
 * @throws GroupRefused
 */
export function takeHousehold(db: WritableDb, act: Act, group: FileGroup, tools: GroupTools): TakenGroup {
  const head = headOf(group.lines);
  const home = homeOf(db, head);
  const named = communityOf(group.communityName, home?.communityId ?? null, tools);
  refuseOutsideScope(tools, head, home?.communityId ?? named);
  const said: string[] = [];
  if (home !== null && named !== null && named !== home.communityId)
    said.push(
      `花名册写的社区是“${group.communityName}”，这一户登记在“${getCommunity(db, home.communityId).name}”，没有改动`,
    );
  const placed = group.lines.map((line) => ({ line, ...knownOf(db, line, home, tools) }));
  for (const one of placed) refuseElsewhere(db, one, home);
  const day = dayOf(head, act);
  const written = home === null ? opened(db, act, { head, placed, communityId: named, day }, tools) : null;
  const at = home ?? getHouseholdRow(db, written?.id ?? 0);
  if (written !== null) said.push(`登记家庭 ${at.number}，${written.members} 人`);
  const wasChanged = home === null || changed(db, act, { home, head, placed, day }, { said, tools });
  const file = writeFile(db, act, group, tools, {
    subject: { subject: 'household', householdId: at.id, fromOn: day },
    known: openFileOfHome(db, tools.kind, at, head),
  });
  const version = placedBeside(db, act, { placed, day, file }, { said, tools });
  renamed(db, act, placed, file.recordId, tools, said);
  const isMore = wasChanged || version !== file.version || placed.some((one) => one.isRenamed);
  return {
    ...file,
    isPlaced: home === null,
    version,
    how: file.how === 'same' && isMore ? 'updated' : file.how,
    said,
  };
}

/** The head's line: the one that says so, else the first. */
function headOf(lines: FileGroup['lines']): GroupLine {
  const [first, ...more] = lines.filter(({ about }) => about.relation === HEAD);
  if (more[0]) throw new GroupRefused(more[0], refusal('relation', '这一户有两位户主，请核对“与户主关系”。'));
  if (first) return first;
  const [head] = lines;
  if (head.about.relation === undefined && head.about.role === undefined) return head;
  throw new GroupRefused(head, refusal('relation', '这一户没有户主，请把户主写在第一行，或在“与户主关系”里写明户主。'));
}

const CONFLICT = 'household-conflict';
const refusal = (field: string, sentence: string, reason = CONFLICT) => ({ field, reason, sentence });

/** The home a group means, in use and open; null: none yet. */
function homeOf(db: ReadableDb, head: GroupLine): HouseholdData | null {
  const number = textOf(head, 'householdNumber') ?? '';
  if (readHouseholdNumber(number) !== null) {
    const id = findHousehold(db, number);
    if (id === null)
      throw new GroupRefused(head, refusal('householdNumber', `没有登记户号 ${number}，请核对，或者改用自己的编号。`));
    return forLine(head, 'householdNumber', () => getOpenHousehold(db, id));
  }
  const idNumber = textOf(head, 'idNumber');
  if (idNumber === null)
    throw new GroupRefused(head, refusal('idNumber', '户主没有证件号码，不知道是哪一户，请补填，或者填本系统的户号。'));
  const person = findPersonByNumber(db, idNumber);
  const membership = person === null ? null : membershipsOf(db, person.id).find(({ leftOn }) => leftOn === null);
  if (!membership) return null;
  const home = getHouseholdRow(db, membership.householdId);
  if (membership.relation === HEAD) return home;
  throw new GroupRefused(
    head,
    refusal(
      'idNumber',
      `${person?.name ?? ''}现在是户号 ${home.number} 的成员（户主${headNameOf(db, home.id)}），不是户主，请先在家庭里办好，或者核对户主。`,
    ),
  );
}

/** The day from which the file is the home's: as written, a month by its first day; else today. */
function dayOf(head: GroupLine, act: Act): string {
  const written = textOf(head, 'householdFrom');
  return written === null ? localDay(act.at) : `${written}-01-01`.slice(0, 10);
}

/** Who a line is, by number; without one by name among those of the home who have none. */
function knownOf(db: ReadableDb, line: GroupLine, home: HouseholdData | null, tools: GroupTools): Omit<Placed, 'line'> {
  const written = textOf(line, 'name') ?? '';
  const idNumber = textOf(line, 'idNumber');
  if (idNumber === null) {
    const there = home === null ? [] : currentMembers(db, home.id).map(({ personId }) => getPerson(db, personId));
    const alike = there.filter((person) => person.idNumber === null && person.name === written);
    if (alike.length > 1)
      throw new GroupRefused(line, refusal('name', `这一户有几位${written}都没有证件号码，分不清是哪一位。`));
    return { known: alike[0] ?? null, isRenamed: false };
  }
  const known = personNumbered(db, line, idNumber, tools, CONFLICT);
  if (known === null) return { known, isRenamed: false };
  if (isNameOf(db, known.id, written)) return { known, isRenamed: false };
  const { id, name } = known;
  const answer = isRenamed(line, { id, name, written, number: idNumber });
  if (answer === 'renamed') return { known, isRenamed: true };
  throw new GroupRefused(line, {
    ...{ field: 'idNumber', reason: 'identity-conflict', askedOf: id },
    sentence:
      answer === 'wrong-number'
        ? `这个号码登记的是“${name}”，这一行写的是“${written}”。已核对为号码填错，请改正号码。`
        : `这个号码登记的是“${name}”，这一行写的是“${written}”，没有导入。同一个人改了名的，请在核对这一步选“同一人，改名”；号码写错的，请改正号码。`,
  });
}

/** Nobody is taken out of another home by a roster. */
function refuseElsewhere(db: ReadableDb, { line, known }: Placed, home: HouseholdData | null): void {
  if (known === null || line.about.role !== undefined) return;
  const current = membershipsOf(db, known.id).find(({ leftOn }) => leftOn === null);
  if (current === undefined || current.householdId === home?.id) return;
  forLine(line, 'idNumber', () => {
    throw memberElsewhere(db, current);
  });
}

/** Registers a home with its members, the head first. */
function opened(
  db: WritableDb,
  act: Act,
  of: { head: GroupLine; placed: readonly Placed[]; communityId: number | null; day: string },
  tools: GroupTools,
): { id: number; members: number } {
  const { head, communityId, day } = of;
  const address = textOf(head, 'address');
  if (communityId === null)
    throw new GroupRefused(head, refusal('communityName', '没有写社区，新的一户要登记在社区里，请补填。'));
  if (address === null) throw new GroupRefused(head, refusal('address', '没有写住址，新的一户要有住址，请补填。'));
  const members = of.placed
    .filter(({ line }) => line.about.role === undefined)
    .map((one) => ({ one, personId: personIdOf(db, act, one, tools), relation: relationOf(one.line, head) }));
  const first = members.filter(({ one }) => one.line === head);
  const others = members.filter(({ one }) => one.line !== head);
  const place = { communityId, address, openedOn: day, document: '' };
  const { id } = forNamed(of.placed, head, () =>
    openHousehold(db, act, {
      ...place,
      members: [...first, ...others].map(({ personId, relation }) => ({ personId, relation, isMoving: false })),
    }),
  );
  return { id, members: members.length };
}

/** What an act on a whole home refuses for one of its people is said at that line. */
function forNamed<T>(placed: readonly Placed[], head: GroupLine, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { name } = isAppError(error) ? (error.params as { name?: string }) : {};
    const at = placed.find(({ line }) => textOf(line, 'name') === name)?.line ?? head;
    return forLine(at, 'householdFrom', () => {
      throw error;
    });
  }
}

function personIdOf(db: WritableDb, act: Act, { line, known }: Placed, tools: GroupTools): number {
  if (known !== null) return known.id;
  const written = {
    name: textOf(line, 'name') ?? '',
    idNumber: textOf(line, 'idNumber'),
    mobile: textOf(line, 'mobile'),
  };
  const own = { gender: textOf(line, 'gender'), birthOn: textOf(line, 'birthOn') };
  return registerOf(db, act, line, { ...written, ...own }, tools);
}

function relationOf(line: GroupLine, head: GroupLine): string {
  if (line === head) return HEAD;
  const relation = textOf(line, 'relation');
  if (relation === null) throw new GroupRefused(line, refusal('relation', '没有写与户主关系，请补填。'));
  return relation;
}

/** Brings who is new to a home that is there, and the relations the roster says. @returns whether anything was written */
function changed(
  db: WritableDb,
  act: Act,
  of: { home: HouseholdData; head: GroupLine; placed: readonly Placed[]; day: string },
  { said, tools }: { said: string[]; tools: GroupTools },
): boolean {
  const { home, head, day } = of;
  const there = currentMembers(db, home.id);
  const seen = new Set<number>();
  let isWritten = false;
  for (const one of of.placed) {
    const { line, known } = one;
    if (line.about.role !== undefined) continue;
    const member = there.find(({ personId }) => personId === known?.id);
    if (member) {
      seen.add(member.personId);
      const isHead = member.relation === HEAD;
      if (isHead !== (line === head))
        throw new GroupRefused(line, refusal('relation', headDiffers(home, headNameOf(db, home.id))));
      const relation = textOf(line, 'relation');
      if (isHead || relation === null || relation === member.relation) continue;
      forLine(line, 'relation', () => changeRelation(db, act, member.id, relation));
      said.push(`${textOf(line, 'name')}的与户主关系改了`);
      isWritten = true;
      continue;
    }
    if (line === head) throw new GroupRefused(line, refusal('idNumber', headDiffers(home, headNameOf(db, home.id))));
    const relation = relationOf(line, head);
    const personId = personIdOf(db, act, one, tools);
    forLine(line, 'idNumber', () =>
      addMember(db, act, { householdId: home.id, personId, relation, isMoving: false, joinedOn: day }),
    );
    said.push(`增加成员${textOf(line, 'name')}`);
    isWritten = true;
  }
  const missing = there
    .filter(({ personId }) => !seen.has(personId))
    .map(({ personId }) => getPerson(db, personId).name);
  if (missing.length > 0) said.push(`登记的成员${missing.join('、')}不在花名册里，没有改动`);
  return isWritten;
}

const headDiffers = ({ number }: HouseholdData, name: string): string =>
  `户号 ${number} 登记的户主是${name}，与花名册不符；户主变了的，请先在家庭里办理“变更户主”。`;

const filesOfHome = typed`SELECT ${{ recordId: record.id, number: record.number }} FROM ${record}
  WHERE kind = ? AND subject = 'household' AND removed_at IS NULL AND closed_on IS NULL AND pending = 0
    AND ${householdOfSql('record.id')} = ? ORDER BY number`;

/** The open file of a home; of several nobody knows which one the roster means. */
function openFileOfHome(
  db: ReadableDb,
  kind: RecordKind,
  { id, number }: HouseholdData,
  head: GroupLine,
): { recordId: number } | null {
  const [first, ...more] = read(db, filesOfHome).all(kind, id);
  if (first === undefined || more.length === 0) return first ?? null;
  const numbers = [first, ...more].map((file) => file.number).join('、');
  throw new GroupRefused(
    head,
    refusal('householdNumber', `户号 ${number} 有几份在办的档案（${numbers}），不知道是哪一份，请在档案里直接修改。`),
  );
}

/** Puts whoever has a role into the file beside the household. @returns the version of the file */
function placedBeside(
  db: WritableDb,
  act: Act,
  { placed, day, file }: { placed: readonly Placed[]; day: string; file: { recordId: number; version: number } },
  { said, tools }: { said: string[]; tools: GroupTools },
): number {
  let { version } = file;
  const { recordId } = file;
  for (const one of placed) {
    const written = textOf(one.line, 'role');
    if (written === null) continue;
    const role = roleOf(tools.kind, written);
    if (role === null) throw new GroupRefused(one.line, refusal('role', `“${written}”不是这类档案的身份，请核对。`));
    const personId = personIdOf(db, act, one, tools);
    const stands = peopleBeside(db, recordId).some(
      (beside) => beside.personId === personId && beside.role === role && beside.toOn === null,
    );
    if (stands) continue;
    const input = { recordId, version, personId, role, fromOn: day, toOn: null };
    version = forLine(one.line, 'role', () => addPersonBeside(db, act, input)).version;
    said.push(`登记${written}${textOf(one.line, 'name')}`);
  }
  return version;
}

function roleOf(kind: RecordKind, written: string): string | null {
  const { people } = kinds[kind];
  if (people === 'none') return null;
  return Object.entries(people).find(([role, words]) => words === written || role === written)?.[0] ?? null;
}

/** Gives people the name the roster has, where a clerk compared the two and said that it is one person. */
function renamed(
  db: WritableDb,
  act: Act,
  placed: readonly Placed[],
  recordId: number,
  tools: GroupTools,
  said: string[],
): void {
  for (const { line, known, isRenamed: isNew } of placed) {
    if (!isNew || known === null) continue;
    const name = textOf(line, 'name') ?? '';
    const title = `同一个人改了名：${known.name} 改为 ${name}`;
    const about = { name: 'records.save', title, noun: 'record', nounId: recordId } as const;
    runCommand(db, act, about, () => renamePerson(db, act, getPerson(db, known.id), name, tools.names));
    said.push(title);
  }
}
