import type { Dictionary } from '../codes/dictionary.ts';
import { HEAD } from '../codes/household-words.ts';
import { readDayCell } from './calendar.ts';
import { readHouseholdNumber } from './household-number.ts';
import { kindOfNumber, type PersonNumberKind, readAnyNumber } from './person-number.ts';
import { readPhone } from './phone.ts';
import { readSheetTable, type SheetLine, type SheetRefusal } from './sheet-table.ts';
import { foldWidth, readName, withoutBlanks } from './text.ts';

/** Households as a sheet, one row a member: what an office writes out and takes in again. */

const NEEDED = [
  '户号',
  '户主证件号码',
  '社区',
  '住址',
  '立户日期',
  '姓名',
  '证件号码',
  '与户主关系',
  '加入日期',
  '手机',
] as const;
/** For the eye only. */
const SHOWN = ['户主姓名', '性别', '出生日期'] as const;
export const householdColumns = [
  '户号',
  '户主姓名',
  '户主证件号码',
  '社区',
  '住址',
  '立户日期',
  '姓名',
  '证件号码',
  '与户主关系',
  '加入日期',
  '性别',
  '出生日期',
  '手机',
] as const;
export type HouseholdColumn = (typeof householdColumns)[number];
/** Stands first in a sheet of a day past: who left since would join again if it were taken in. */
export const DAY_COLUMN = '名单日期';
type Needed = (typeof NEEDED)[number];

/** What a row of the sheet is written from. */
export interface SheetSource {
  number: string;
  headName: string;
  headIdNumber: string | null;
  communityName: string;
  address: string;
  openedOn: string;
  name: string;
  idNumber: string | null;
  relation: string;
  joinedOn: string;
  gender: string | null;
  birthOn: string | null;
  mobile: string | null;
}

/** The cells of a member's row, by heading. */
export function householdSheetRow(of: SheetSource, codes: Dictionary): Record<HouseholdColumn, string> {
  return {
    户号: of.number,
    户主姓名: of.headName,
    户主证件号码: of.headIdNumber ?? '',
    社区: of.communityName,
    住址: of.address,
    立户日期: of.openedOn,
    姓名: of.name,
    证件号码: of.idNumber ?? '',
    与户主关系: codes.label('familyRelation', of.relation),
    加入日期: of.joinedOn,
    性别: of.gender === null ? '' : codes.label('gender', of.gender),
    出生日期: of.birthOn ?? '',
    手机: of.mobile ?? '',
  };
}

export interface SheetMember {
  /** As in the sheet, from 1. */
  row: number;
  name: string;
  idKind: PersonNumberKind;
  /** Empty: a person without a number. */
  idNumber: string;
  gender: string | null;
  birthOn: string | null;
  mobile: string | null;
  relation: string;
  /** null: since the household's first day. */
  joinedOn: string | null;
}

export interface SheetHousehold {
  /** The first row of it in the sheet. */
  row: number;
  /** null: a household that is joined by its head's number and gets its 户号 from the program. */
  number: string | null;
  communityName: string;
  address: string;
  openedOn: string;
  head: SheetMember;
  /** Head and others, in the order of the sheet. */
  members: SheetMember[];
}

export type HouseholdSheetReading = { ok: true; households: SheetHousehold[] } | SheetRefusal;

interface Row extends SheetMember {
  key: string;
  number: string | null;
  headIdNumber: string;
  communityName: string;
  address: string;
  openedOn: string;
}

/**
 * Reads a sheet of households. The first row that is wrong is named and nothing is taken: a household with one head too
 * many would pay two families. Who is in which household already is judged by the archive.
 */
export function readHouseholdSheet(rows: readonly (readonly string[])[], codes: Dictionary): HouseholdSheetReading {
  if (rows[0]?.some((heading) => withoutBlanks(foldWidth(heading)) === DAY_COLUMN))
    return { ok: false, row: 1, message: '这是以前某一天的家庭名单，只供查阅，不能导入。请导出现在的表格再修改。' };
  const read = readSheetTable(rows, { needed: NEEDED, shown: SHOWN });
  if (!read.ok) return read;
  const groups = new Map<string, Row[]>();
  const seen = new Map<string, number>();
  for (const line of read.lines) {
    const row = readRow(line, codes);
    if (typeof row === 'string') return { ok: false, row: line.row, message: row };
    const earlier = row.idNumber === '' ? undefined : seen.get(row.idNumber);
    if (earlier !== undefined)
      return {
        ok: false,
        row: row.row,
        message: `${row.name}（${row.idNumber}）在第 ${earlier} 行已经登记过，一个人只能在一户里登记一次。`,
      };
    seen.set(row.idNumber, row.row);
    groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  }
  const households: SheetHousehold[] = [];
  for (const group of groups.values()) {
    const made = joinRows(group);
    if ('message' in made) return made;
    households.push(made);
  }
  return { ok: true, households };
}

function readRow({ row, cell }: SheetLine<Needed>, codes: Dictionary): Row | string {
  const plain = (column: Needed): string => withoutBlanks(foldWidth(cell(column))).toUpperCase();
  const number = plain('户号');
  if (number !== '' && readHouseholdNumber(number) === null)
    return `户号“${cell('户号')}”不是本程序的户号。新立的户请留空，由程序给号，用户主证件号码归到一户。`;
  const headNumber = held(plain('户主证件号码'));
  const headRead = headNumber === '' ? null : readAnyNumber(headNumber);
  if (headRead && !headRead.ok) return `户主证件号码“${cell('户主证件号码')}”不对。`;
  const headIdNumber = headRead?.ok ? headRead.number : '';
  if (number === '' && headIdNumber === '') return '户号和户主证件号码都没有填，不知道是哪一户的人。';
  const name = readName(cell('姓名'));
  if (!name.ok)
    return name.problem === 'name-private-use'
      ? '姓名里有本机专用的字，换一台电脑就显示不出来，请改正。'
      : '请填写姓名。';
  const idNumber = held(plain('证件号码'));
  const read = idNumber === '' ? null : readAnyNumber(idNumber);
  if (read && !read.ok) return `${name.name}的证件号码“${cell('证件号码')}”不对。`;
  const relation = codes.find('familyRelation', cell('与户主关系'));
  if (relation === null)
    return cell('与户主关系') === ''
      ? `请填写${name.name}与户主的关系。`
      : `与户主关系“${cell('与户主关系')}”不在家庭关系表（GB/T 4761）里。`;
  const openedOn = dayOf(cell('立户日期'));
  if (openedOn === null) return `立户日期“${cell('立户日期')}”不对，请写成 2026-07-01 这样的形式。`;
  const joinedOn = dayOf(cell('加入日期'));
  if (joinedOn === null) return `加入日期“${cell('加入日期')}”不对，请写成 2026-07-01 这样的形式。`;
  if (cell('住址').length > 200) return '住址超过 200 个字，请缩短。';
  const mobile = cell('手机') === '' ? null : readPhone(cell('手机'));
  if (mobile && !mobile.ok) return `手机“${cell('手机')}”不对。`;
  return {
    row,
    key: number || headIdNumber,
    number: number || null,
    headIdNumber,
    communityName: withoutBlanks(foldWidth(cell('社区'))),
    address: cell('住址'),
    openedOn,
    name: name.name,
    idKind: read?.ok ? read.kind : 'none',
    idNumber: read?.ok ? read.number : '',
    gender: read?.ok ? read.gender : null,
    birthOn: read?.ok ? read.birthOn : null,
    mobile: mobile?.ok ? mobile.phone : null,
    relation: relation === '01' ? HEAD : relation,
    joinedOn: joinedOn || null,
  };
}

/** 暂无号码 and the like are no number. */
function held(number: string): string {
  return kindOfNumber(number) === 'none' ? '' : number;
}

/** An empty text for an empty cell; null for a day that is none. */
function dayOf(text: string): string | null {
  if (text === '') return '';
  return readDayCell(text);
}

function joinRows(rows: readonly Row[]): SheetHousehold | SheetRefusal {
  const [first] = rows as [Row, ...Row[]];
  const refuse = (row: Row, message: string): SheetRefusal => ({ ok: false, row: row.row, message });
  const heads = rows.filter((row) => row.relation === HEAD);
  const [head, second] = heads;
  if (!head) return refuse(first, '这一户没有户主，请在户主那一行的“与户主关系”填“户主”。');
  if (second) return refuse(second, `这一户在第 ${head.row} 行已有户主${head.name}，一户只能有一个户主。`);
  for (const row of rows) {
    if (row.headIdNumber !== '' && row.headIdNumber !== head.idNumber)
      return refuse(row, `户主证件号码与第 ${head.row} 行户主${head.name}的证件号码不同。`);
    for (const [field, label] of [
      ['communityName', '社区'],
      ['address', '住址'],
      ['openedOn', '立户日期'],
    ] as const)
      if (row[field] !== '' && row[field] !== head[field])
        return refuse(row, `“${label}”与同一户第 ${head.row} 行的不同。`);
  }
  if (head.communityName === '') return refuse(head, '请填写社区。');
  if (head.openedOn === '') return refuse(head, '请填写立户日期。');
  const early = rows.find((row) => row.joinedOn !== null && row.joinedOn < head.openedOn);
  if (early) return refuse(early, `加入日期早于立户日期 ${head.openedOn}。`);
  const late = head.joinedOn !== null && head.joinedOn !== head.openedOn;
  if (late) return refuse(head, `户主的加入日期应与立户日期 ${head.openedOn} 相同，或者留空。`);
  const { number, communityName, address, openedOn } = head;
  const members = rows.map(
    ({ key: _key, number: _no, headIdNumber: _head, communityName: _c, address: _a, openedOn: _o, ...member }) =>
      member,
  );
  return {
    row: first.row,
    number,
    communityName,
    address,
    openedOn,
    head: members[rows.indexOf(head)] as SheetMember,
    members,
  };
}
