import { isAreaCode12 } from './area-code.ts';
import { readDayCell } from './calendar.ts';
import { ALWAYS } from './places.ts';
import { readSheetTable, type SheetRefusal } from './sheet-table.ts';
import { foldWidth, withoutBlanks } from './text.ts';

/** The communities of a street with all their versions as a sheet: what one office writes out and takes in again. */

export const communityColumns = [
  '序号',
  '名称',
  '代码',
  '生效日期',
  '截止日期',
  '批准文件',
  '后继社区',
  '标识',
] as const;
export type CommunityColumn = (typeof communityColumns)[number];

/** A version of a community as a line of the sheet. */
export interface CommunityLine {
  /** As in the sheet, from 1. */
  row: number;
  /** Lines with the same one are versions of one community. */
  serial: string;
  name: string;
  code: string | null;
  validFrom: string;
  validTo: string | null;
  document: string;
  /** Names of the communities that follow it, on the line of its last version. */
  successors: string[];
  /** The community's uid, as exported; '' for one that is new. */
  uid: string;
}

export type CommunitySheetReading = { ok: true; lines: CommunityLine[] } | SheetRefusal;

export function communitySheetRow(line: Omit<CommunityLine, 'row'>): Record<CommunityColumn, string> {
  return {
    序号: line.serial,
    名称: line.name,
    代码: line.code ?? '',
    生效日期: line.validFrom === ALWAYS ? '' : line.validFrom,
    截止日期: line.validTo ?? '',
    批准文件: line.document,
    后继社区: line.successors.join('、'),
    标识: line.uid,
  };
}

/**
 * Reads a sheet of communities; the first row that is wrong by itself is named, and nothing is taken. How the rows stand
 * together is judged with what is registered already.
 */
export function readCommunitySheet(rows: readonly (readonly string[])[]): CommunitySheetReading {
  const read = readSheetTable(rows, { needed: communityColumns });
  if (!read.ok) return read;
  const lines: CommunityLine[] = [];
  for (const { row, cell } of read.lines) {
    const line = readLine(row, cell);
    if (typeof line === 'string') return { ok: false, row, message: line };
    lines.push(line);
  }
  return { ok: true, lines };
}

function readLine(row: number, cell: (column: CommunityColumn) => string): CommunityLine | string {
  const name = withoutBlanks(cell('名称'));
  if (name === '') return '没有名称。';
  if (name.length > 40) return `名称“${name}”超过 40 个字。`;
  const code = withoutBlanks(foldWidth(cell('代码')));
  if (code !== '' && !isAreaCode12(code)) return `“${name}”的代码“${code}”不对，应为 12 位数字，例如 350102005001。`;
  const from = dayOf(cell('生效日期'), ALWAYS);
  if (from === null) return `生效日期“${cell('生效日期')}”不对，请写成 2026-07-01 这样的形式；一直就有的请留空。`;
  const to = cell('截止日期') === '' ? null : dayOf(cell('截止日期'), '');
  if (to === null && cell('截止日期') !== '')
    return `截止日期“${cell('截止日期')}”不对，请写成 2026-07-01 这样的形式；现行的请留空。`;
  const successors = cell('后继社区')
    .split(/[、,，;；]/)
    .map(withoutBlanks)
    .filter((one) => one !== '');
  if (successors.length > 0 && to === null) return `“${name}”写了后继社区，请填写截止日期。`;
  const document = cell('批准文件');
  if (document.length > 200) return `“${name}”的批准文件超过 200 个字，请缩短。`;
  const serial = withoutBlanks(foldWidth(cell('序号')));
  return {
    row,
    serial: serial === '' ? `第${row}行` : serial,
    name,
    code: code === '' ? null : code,
    validFrom: from,
    validTo: to,
    document,
    successors,
    uid: withoutBlanks(cell('标识')),
  };
}

function dayOf(text: string, blank: string): string | null {
  if (text === '') return blank;
  return readDayCell(text);
}
