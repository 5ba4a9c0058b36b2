import { AppError } from '#shared/errors.ts';
import type { GroupSheetLine } from '#shared/records/retiree/contract/groups.ts';
import { type GroupLine, groupKindWords } from '#shared/records/retiree/rules/group-sheet.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { dayProblem } from '#shared/rules/day-limits.ts';
import { ALWAYS, meets } from '#shared/rules/places.ts';
import type { Scope } from '#shared/rules/scope.ts';
import type { Act } from '../../../core/changes.ts';
import { runCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { updateRow } from '../../../core/rows.ts';
import { peopleWithin } from '../../../core/scope.ts';
import { alias, maybe, pick, text, typed } from '../../../core/typed.ts';
import { isNameOf } from '../../../people/names.ts';
import { findPersonByNumber } from '../../../people/people.ts';
import { listCommunities } from '../../../places/communities.ts';
import { type GroupRow, insertGroup } from '../../../places/groups.ts';
import { person } from '../../../tables/people.ts';
import { community, communityGroup } from '../../../tables/places.ts';
import { membersOf } from './groups.ts';

const g = alias(communityGroup, 'g');
const c = alias(community, 'c');
const p = alias(person, 'p');

interface Standing extends Omit<GroupRow, 'addedAt' | 'addedBy' | 'removedAt'> {
  communityName: string;
  communityCode: string | null;
  /** As the register calls the leader today. */
  leaderShown: string | null;
  leaderNumber: string | null;
  /** The leader's entry that stands, where the one it was registered with was merged. */
  leaderNow: number | null;
}

/** Every group there was and is, as rows of a sheet; the number of a leader only where the user may see that person. */
export function groupSheetLines(db: ReadableDb, scope: Scope): Omit<GroupLine, 'row'>[] {
  const within = peopleWithin(scope, 'p.id');
  const seen = new Set(
    read(
      db,
      typed`SELECT ${g.id} FROM ${g} JOIN person l ON l.id = g.leader_id
       JOIN person p ON p.id = coalesce(l.merged_into, l.id) WHERE g.removed_at IS NULL AND ${within.sql}`,
    ).all(within.params),
  );
  return standingGroups(db)
    .filter((one) => scope.communityIds?.includes(one.communityId) ?? true)
    .map((one) => ({
      communityCode: one.communityCode ?? '',
      communityName: one.communityName,
      kind: one.kind,
      name: one.name,
      leaderName: one.leaderShown,
      leaderNumber: seen.has(one.id) ? (one.leaderNumber ?? '') : '',
      validFrom: one.validFrom,
      validTo: one.validTo,
      uid: one.uid,
    }));
}

function standingGroups(db: ReadableDb): Standing[] {
  return read(
    db,
    typed`SELECT ${{
      ...pick(g, 'id', 'uid', 'communityId'),
      communityName: c.name,
      communityCode: c.code,
      ...pick(g, 'kind', 'name', 'leaderId', 'leaderName'),
      leaderNow: maybe(p.id),
      leaderShown: maybe(text('ifnull(p.name, g.leader_name)')),
      leaderNumber: maybe(p.idNumber),
      validFrom: g.validFrom,
      validTo: g.validTo,
    }}
     FROM ${g} JOIN ${c} ON c.id = g.community_id LEFT JOIN person l ON l.id = g.leader_id
     LEFT JOIN ${p} ON p.id = coalesce(l.merged_into, l.id)
     WHERE g.removed_at IS NULL AND c.removed_at IS NULL
     ORDER BY c.code IS NULL, c.code, c.id, g.kind DESC, g.valid_to IS NOT NULL, g.name, g.valid_from`,
  ).all();
}

type Values = Pick<GroupRow, 'communityId' | 'kind' | 'name' | 'leaderId' | 'leaderName' | 'validFrom' | 'validTo'>;

interface Planned {
  row: number;
  communityName: string;
  values: Values;
  /** The group that stands; null: it is new. */
  known: Standing | null;
  /** What differs, in a clerk's words. */
  changes: string[];
}

/** What an import of the sheet would do, as it would be refused or done. @throws AppError sheet.refused */
export function previewGroups(
  db: ReadableDb,
  today: string,
  lines: readonly GroupLine[],
): { added: number; changed: number; same: number; items: GroupSheetLine[] } {
  const planned = plan(db, today, lines);
  const items = planned.filter(isWritten).map(({ row, communityName, values, known, changes }) => ({
    row,
    communityName,
    kind: values.kind,
    name: values.name,
    isNew: known === null,
    changes,
  }));
  return { ...countsOf(planned), items };
}

/**
 * Takes the groups of a sheet in as one act: a line with the uid of a group, or with its community, kind and name, is that
 * group, every other is new; groups the sheet does not name stay. The first row that is wrong refuses the whole.
 * @throws AppError sheet.refused
 */
export function importGroups(
  db: WritableDb,
  act: Act,
  lines: readonly GroupLine[],
): { added: number; changed: number; same: number } {
  const planned = plan(db, localDay(act.at), lines);
  const counts = countsOf(planned);
  const written = planned.filter(isWritten);
  if (written.length === 0) return counts;
  const title = `导入小组表：新增 ${formatCount(counts.added)} 个，修改 ${formatCount(counts.changed)} 个`;
  runCommand(
    db,
    act,
    (nounId: number) => ({ name: 'groups.importFile', title, noun: 'group', nounId }),
    () => {
      const ids = written.map(({ known, values }) => {
        if (known === null) return insertGroup(db, act, values);
        updateRow(db, communityGroup, known.id, values);
        return known.id;
      });
      return ids[0] as number;
    },
  );
  return counts;
}

const isWritten = ({ known, changes }: Planned): boolean => known === null || changes.length > 0;

function countsOf(planned: readonly Planned[]): { added: number; changed: number; same: number } {
  const added = planned.filter(({ known }) => known === null).length;
  const written = planned.filter(isWritten).length;
  return { added, changed: written - added, same: planned.length - written };
}

function plan(db: ReadableDb, today: string, lines: readonly GroupLine[]): Planned[] {
  const standing = standingGroups(db);
  const communities = listCommunities(db, { withEnded: true });
  const taken = new Map<number, number>();
  const planned = lines.map((line): Planned => {
    const known = knownGroup(standing, line, taken);
    const of = known && isCommunityOf(known, line) ? known : communityOf(communities, line);
    if (known && known.communityId !== of.communityId)
      throw refused(line.row, `“${known.name}”登记在${known.communityName}，小组不能用表格换社区。`);
    if (known) taken.set(known.id, line.row);
    const { kind, name, validFrom, validTo } = line;
    const values = { communityId: of.communityId, kind, name, ...leaderOf(db, line, known), validFrom, validTo };
    const changes = known ? differences(db, known, values) : [];
    return { row: line.row, communityName: of.communityName, values, known, changes };
  });
  for (const one of planned) if (isWritten(one)) refuseWrong(db, today, communities, one);
  refuseOverlap(standing, planned);
  return planned;
}

/** By its uid; else, for a line without one, by community, kind and name: the one that begins on the line's day, or today's. */
function knownGroup(
  standing: readonly Standing[],
  line: GroupLine,
  taken: ReadonlyMap<number, number>,
): Standing | null {
  const byUid = standing.find((one) => line.uid !== '' && one.uid === line.uid);
  const earlier = byUid && taken.get(byUid.id);
  if (earlier !== undefined) throw refused(line.row, `标识与第 ${earlier} 行相同，新的小组请把标识留空。`);
  if (byUid || line.uid !== '') return byUid ?? null;
  const named = standing.filter(
    (one) => one.kind === line.kind && one.name === line.name && isCommunityOf(one, line) && !taken.has(one.id),
  );
  return (
    named.find((one) => one.validFrom === line.validFrom) ??
    named.find((one) => one.validTo === null && line.validTo === null) ??
    null
  );
}

function isCommunityOf(one: Standing, line: GroupLine): boolean {
  return (
    (line.communityCode === '' || one.communityCode === line.communityCode) &&
    (line.communityName === '' || one.communityName === line.communityName)
  );
}

/** The community of today that a line names; a name or a code of one that ended leads to it only where no other has it. */
function communityOf(
  communities: ReturnType<typeof listCommunities>,
  line: GroupLine,
): { communityId: number; communityName: string } {
  const { communityCode: code, communityName: name, row } = line;
  const found = communities.filter((one) => (code === '' || one.code === code) && (name === '' || one.name === name));
  const current = found.filter((one) => one.endedOn === null);
  const [only, second] = current.length > 0 ? current : found;
  if (only && !second) return { communityId: only.id, communityName: only.name };
  if (second) throw refused(row, `“${name || code}”有几个社区都是，请填写社区编码。`);
  const byCode = code === '' ? undefined : communities.find((one) => one.code === code);
  if (byCode) throw refused(row, `社区编码 ${code} 是${byCode.name}，与表里的“${name}”不符。`);
  if (code !== '') throw refused(row, `没有编码为 ${code} 的社区，请先登记社区，或改正编码。`);
  throw refused(row, `没有“${name}”这个社区，请先登记社区，或改正名称。`);
}

/** Who leads the group: whoever has the number, or a name. Whose number the sheet does not show stays by the name. */
function leaderOf(db: ReadableDb, line: GroupLine, known: Standing | null): Pick<Values, 'leaderId' | 'leaderName'> {
  const { row, leaderNumber: number, leaderName: name } = line;
  const asKnown = known && { leaderId: known.leaderId, leaderName: known.leaderName };
  if (number === '') {
    if (asKnown && known.leaderShown === name) return asKnown;
    return { leaderId: null, leaderName: name };
  }
  const person = findPersonByNumber(db, number);
  if (!person) throw refused(row, `负责人证件号码 ${number} 没有登记过，不知道是谁；只知道姓名的请把号码留空。`);
  if (person.pending === 1) throw refused(row, `证件号码 ${number} 正在由花名册导入，请等导入完成后再试。`);
  if (name !== null && !isNameOf(db, person.id, name))
    throw refused(row, `证件号码 ${number} 登记给“${person.name}”，与表里的负责人“${name}”不符。`);
  return asKnown && known.leaderNow === person.id ? asKnown : { leaderId: person.id, leaderName: null };
}

function differences(db: ReadableDb, known: Standing, values: Values): string[] {
  const day = (text: string | null): string => (text === null ? '无' : text === ALWAYS ? '一直就有' : text);
  const changed = (what: string, before: string, after: string): string[] =>
    before === after ? [] : [`${what}：${before} → ${after}`];
  const isSameLeader = known.leaderId === values.leaderId && known.leaderName === values.leaderName;
  return [
    ...changed('类别', groupKindWords[known.kind], groupKindWords[values.kind]),
    ...changed('名称', known.name, values.name),
    ...(isSameLeader ? [] : [`负责人：${known.leaderShown ?? '无'} → ${shownLeader(db, values)}`]),
    ...changed('启用日期', day(known.validFrom), day(values.validFrom)),
    ...changed('停用日期', day(known.validTo), day(values.validTo)),
  ];
}

function shownLeader(db: ReadableDb, { leaderId, leaderName }: Values): string {
  if (leaderId === null) return leaderName === null ? '无' : `${leaderName}（只记姓名）`;
  return read(db, typed`SELECT ${person.name} FROM ${person} WHERE id = ?`).one(leaderId);
}

function refuseWrong(
  db: ReadableDb,
  today: string,
  communities: ReturnType<typeof listCommunities>,
  { row, values, known, communityName }: Planned,
): void {
  const { name, validFrom, validTo } = values;
  if (validFrom > today || (validTo ?? '') > today) throw refused(row, `“${name}”的日期晚于今天，请到那天再登记。`);
  const early = dayProblem('place', validFrom);
  if (early !== null) throw refused(row, `“${name}”的${early}。`);
  const endedOn = communities.find((one) => one.id === values.communityId)?.endedOn ?? null;
  if (endedOn !== null && (validTo === null || validTo > endedOn))
    throw refused(row, `${communityName}已于 ${endedOn} 截止，“${name}”的停用日期不能空着，也不能更晚。`);
  const members = known ? membersOf(db, known) : 0;
  if (members === 0 || !known) return;
  if (validTo !== null)
    throw refused(
      row,
      `“${known.name}”还有 ${formatCount(members)} 份档案填着它，不能停用；请先把这些档案改到别的小组。`,
    );
  if (name !== known.name || values.kind !== known.kind)
    throw refused(row, `“${known.name}”还有 ${formatCount(members)} 份档案填着它，不能用表格改名称或类别。`);
}

/** Two groups of one kind and name in a community have no day in common. */
function refuseOverlap(standing: readonly Standing[], planned: readonly Planned[]): void {
  const named = new Set(planned.map(({ known }) => known?.id));
  const staying = standing
    .filter((one) => !named.has(one.id))
    .map((values) => ({ values, row: null, isWritten: false }));
  const placed = planned.map((one) => ({ values: one.values as Values, row: one.row, isWritten: isWritten(one) }));
  const byName = new Map<string, { values: Values; row: number | null; isWritten: boolean }[]>();
  for (const one of [...staying, ...placed]) {
    const key = `${one.values.communityId}\n${one.values.kind}\n${one.values.name}`;
    const others = byName.get(key) ?? [];
    const other = others.find((before) => meets(before.values, one.values) && (before.isWritten || one.isWritten));
    if (other)
      throw refused(
        one.row ?? 1,
        `“${one.values.name}”与${other.row === null ? '已登记的' : `第 ${other.row} 行的`}小组在同一社区同一时期重名，请改名称或起止日期。`,
      );
    byName.set(key, [...others, one]);
  }
}

function refused(row: number, message: string): AppError {
  return new AppError('sheet.refused', { row, message, more: 0 });
}
