import { readDayCell } from '../../../rules/calendar.ts';
import { kindOfNumber, readAnyNumber } from '../../../rules/person-number.ts';
import { ALWAYS } from '../../../rules/places.ts';
import { readSheetTable, type SheetLine, type SheetRefusal } from '../../../rules/sheet-table.ts';
import { foldWidth, readName, withoutBlanks } from '../../../rules/text.ts';
import type { GroupKind } from '../contract/groups.ts';

/** The groups below the communities of a street as a sheet, one row a group: what an office writes out and takes in again. */

export const groupColumns = [
  '社区编码',
  '社区',
  '类别',
  '名称',
  '负责人',
  '负责人证件号码',
  '启用日期',
  '停用日期',
  '标识',
] as const;
export type GroupColumn = (typeof groupColumns)[number];

export const groupKindWords: Record<GroupKind, string> = { residents: '居民小组', 'self-management': '自管小组' };

/** A group as a line of the sheet. */
export interface GroupLine {
  /** As in the sheet, from 1. */
  row: number;
  /** '' where the sheet names the community by its name only. */
  communityCode: string;
  communityName: string;
  kind: GroupKind;
  name: string;
  /** null: nobody leads it. */
  leaderName: string | null;
  /** '' where only the name is known. */
  leaderNumber: string;
  validFrom: string;
  validTo: string | null;
  /** The group's uid, as exported; '' for one that is new. */
  uid: string;
}

export type GroupSheetReading = { ok: true; lines: GroupLine[] } | SheetRefusal;

export function groupSheetRow(line: Omit<GroupLine, 'row'>): Record<GroupColumn, string> {
  return {
    社区编码: line.communityCode,
    社区: line.communityName,
    类别: groupKindWords[line.kind],
    名称: line.name,
    负责人: line.leaderName ?? '',
    负责人证件号码: line.leaderNumber,
    启用日期: line.validFrom === ALWAYS ? '' : line.validFrom,
    停用日期: line.validTo ?? '',
    标识: line.uid,
  };
}

/**
 * Reads a sheet of groups; the first row that is wrong by itself is named, and nothing is taken. Which communities and
 * people there are, and how the rows stand together, is judged by the archive.
 */
export function readGroupSheet(rows: readonly (readonly string[])[]): GroupSheetReading {
  const read = readSheetTable(rows, { needed: groupColumns });
  if (!read.ok) return read;
  const lines: GroupLine[] = [];
  for (const sheetLine of read.lines) {
    const line = readLine(sheetLine);
    if (typeof line === 'string') return { ok: false, row: sheetLine.row, message: line };
    lines.push(line);
  }
  return { ok: true, lines };
}

function readLine({ row, cell }: SheetLine<GroupColumn>): GroupLine | string {
  const plain = (column: GroupColumn): string => withoutBlanks(foldWidth(cell(column)));
  const [communityCode, communityName] = [plain('社区编码'), withoutBlanks(cell('社区'))];
  if (communityCode === '' && communityName === '') return '社区编码和社区都没有填，不知道是哪个社区的小组。';
  const kind = kindOf(plain('类别'));
  if (kind === null)
    return plain('类别') === ''
      ? '请填写类别：居民小组，或自管小组。'
      : `类别“${cell('类别')}”不对，请填居民小组或自管小组。`;
  const name = withoutBlanks(cell('名称'));
  if (name === '') return '请填写小组名称。';
  if (name.length > 30) return `小组名称“${name}”超过 30 个字。`;
  const leader = readLeader(cell('负责人'), plain('负责人证件号码').toUpperCase());
  if (typeof leader === 'string') return leader;
  const validFrom = cell('启用日期') === '' ? ALWAYS : readDayCell(cell('启用日期'));
  if (validFrom === null) return `启用日期“${cell('启用日期')}”不对，请写成 2026-07-01 这样的形式；一直就有的请留空。`;
  const validTo = cell('停用日期') === '' ? null : readDayCell(cell('停用日期'));
  if (validTo === null && cell('停用日期') !== '')
    return `停用日期“${cell('停用日期')}”不对，请写成 2026-07-01 这样的形式；还在活动的请留空。`;
  if (validTo !== null && validTo < validFrom) return `“${name}”的停用日期 ${validTo} 早于启用日期 ${validFrom}。`;
  return { row, communityCode, communityName, kind, name, ...leader, validFrom, validTo, uid: plain('标识') };
}

function kindOf(text: string): GroupKind | null {
  if (text === groupKindWords.residents) return 'residents';
  return text === groupKindWords['self-management'] || text === '退休人员自管小组' ? 'self-management' : null;
}

function readLeader(name: string, number: string): Pick<GroupLine, 'leaderName' | 'leaderNumber'> | string {
  // 暂无号码 and the like are no number.
  const isNumber = number !== '' && kindOfNumber(number) !== 'none';
  const read = isNumber ? readAnyNumber(number) : null;
  if (read && !read.ok) return `负责人证件号码“${number}”不对。`;
  const leaderNumber = read?.ok ? read.number : '';
  if (name === '') return { leaderName: null, leaderNumber };
  const written = readName(name);
  if (!written.ok) return '负责人的姓名里有本机专用的字，换一台电脑就显示不出来，请改正。';
  if (written.name.length > 50) return '负责人的姓名超过 50 个字。';
  return { leaderName: written.name, leaderNumber };
}
