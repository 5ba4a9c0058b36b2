import type { MappingLine } from '../codes/code-mapping.ts';
import { bareCode } from '../codes/code-mapping.ts';
import type { Dictionary } from '../codes/dictionary.ts';
import { type CodeTableName, codeTables, isCodeTable } from '../codes/tables.ts';
import type { OwnCommunityMapping } from '../contract/mappings.ts';
import { codeMarkLabel } from './code-sheet.ts';
import { communityKey } from './community-text.ts';
import { readSheetTable, type SheetRefusal } from './sheet-table.ts';

/** 代码对照 as a sheet: what one office writes out and another, or the same, takes in. */

const NEEDED = ['来源', '代码表', '对方代码', '对方名称', '本系统代码'] as const;
/** Of a code for the eye only; of a community what it is led to. */
const OPTIONAL = ['本系统名称'] as const;
/** For the eye only. */
const SHOWN = ['表名称', '依据情况', '对照日期', '经办人'] as const;
export const mappingColumns = [
  '来源',
  '代码表',
  '表名称',
  '对方代码',
  '对方名称',
  '本系统代码',
  '本系统名称',
  '依据情况',
  '对照日期',
  '经办人',
] as const;
type Needed = (typeof NEEDED)[number] | (typeof OPTIONAL)[number];

/** Written where a code has none of ours. */
const EMPTY = '留空';
/** Stands for a table in the lines that say what a community text becomes. */
const COMMUNITY = '社区';
/** What such a text becomes, as the column 本系统代码 has it. */
const communityWords = { community: '社区', new: '新社区', empty: EMPTY } as const;
/** Stands for the source of rosters of which none was said. */
export const NO_SOURCE_NAME = '没有说明来源';
const WRITTEN_MOST = 1000;

export interface SheetMapping {
  /** As in the sheet, from 1. */
  row: number;
  sourceName: string;
  table: CodeTableName;
  code: string;
  label: string | null;
  target: string | null;
}

export interface SheetCommunity {
  /** As in the sheet, from 1. */
  row: number;
  /** null: rosters of which no source was said. */
  sourceName: string | null;
  written: string;
  answer: OwnCommunityMapping['answer'];
  /** Of `community` only. */
  communityName: string | null;
}

/** The cells of a line, by heading. */
export function mappingSheetRow(
  line: MappingLine,
  sourceName: string,
  codes: Dictionary,
): Record<(typeof mappingColumns)[number], string> {
  return {
    来源: sourceName,
    代码表: line.table,
    表名称: codeTables[line.table].title,
    对方代码: line.code,
    对方名称: line.label,
    本系统代码: line.target ?? EMPTY,
    本系统名称: line.target === null ? '' : codes.label(line.table, line.target),
    依据情况: codeMarkLabel(line.sure),
    对照日期: line.own?.on ?? '',
    经办人: line.own?.by ?? '',
  };
}

/** The cells of a decision about a community text, by heading. */
export function communitySheetRow(
  line: OwnCommunityMapping,
  sourceName: string | null,
): Record<(typeof mappingColumns)[number], string> {
  return {
    来源: sourceName ?? NO_SOURCE_NAME,
    代码表: COMMUNITY,
    表名称: COMMUNITY,
    对方代码: '',
    对方名称: line.written,
    本系统代码: communityWords[line.answer],
    本系统名称: line.communityName ?? '',
    依据情况: codeMarkLabel('local'),
    对照日期: line.on,
    经办人: line.by,
  };
}

/** Reads a sheet of 代码对照. The first row that is wrong is named, and nothing is taken. */
export function readMappingSheet(
  rows: readonly (readonly string[])[],
): { ok: true; lines: SheetMapping[]; communities: SheetCommunity[] } | SheetRefusal {
  const read = readSheetTable<Needed>(rows, { needed: NEEDED, optional: OPTIONAL, shown: SHOWN });
  if (!read.ok) return read;
  const lines: SheetMapping[] = [];
  const communities: SheetCommunity[] = [];
  const standing = new Map<string, number>();
  for (const { row, cell } of read.lines) {
    const line = cell('代码表') === COMMUNITY ? readCommunity(row, cell) : readRow(row, cell);
    if (typeof line === 'string') return { ok: false, row, message: line };
    if ('written' in line) {
      const text = `${line.sourceName ?? NO_SOURCE_NAME} ${COMMUNITY} ${communityKey(line.written)}`;
      const before = standing.get(text);
      if (before !== undefined)
        return { ok: false, row, message: `这个来源的社区“${line.written}”在第 ${before} 行已经写过。` };
      standing.set(text, row);
      communities.push(line);
      continue;
    }
    const key = `${line.sourceName} ${line.table} ${line.code.replace(/^0+(?=\d)/, '')}`;
    const first = standing.get(key);
    if (first !== undefined)
      return { ok: false, row, message: `“${line.sourceName}”的代码 ${line.code} 在第 ${first} 行已经写过。` };
    standing.set(key, row);
    lines.push(line);
  }
  return { ok: true, lines, communities };
}

function sourceProblem(sourceName: string): string | null {
  if (sourceName === '') return '来源是空的，请写花名册来自哪个系统。';
  return sourceName.length > 40 ? '来源的名称太长，最多 40 个字。' : null;
}

function readCommunity(row: number, cell: (column: Needed) => string): SheetCommunity | string {
  const sourceName = cell('来源');
  const problem = sourceProblem(sourceName);
  if (problem !== null) return problem;
  const written = cell('对方名称');
  if (communityKey(written) === '') return '对方名称是空的，请写花名册里的社区写法。';
  if (written.length > WRITTEN_MOST) return `对方名称太长，最多 ${WRITTEN_MOST} 个字。`;
  const answer = communityAnswers.find((one) => communityWords[one] === cell('本系统代码'));
  if (answer === undefined)
    return `社区“${written}”的本系统代码写的是“${cell('本系统代码')}”，请写“${Object.values(communityWords).join('”“')}”中的一个。`;
  const communityName = answer === 'community' ? cell('本系统名称') : null;
  if (communityName === '') return `社区“${written}”没有写本系统名称，请写它是本街道的哪个社区。`;
  return { row, sourceName: sourceName === NO_SOURCE_NAME ? null : sourceName, written, answer, communityName };
}

const communityAnswers = ['community', 'new', 'empty'] as const;

function readRow(row: number, cell: (column: Needed) => string): SheetMapping | string {
  const sourceName = cell('来源');
  const problem = sourceProblem(sourceName);
  if (problem !== null) return problem;
  if (sourceName === NO_SOURCE_NAME) return `代码的对照要写明来源，不能是“${NO_SOURCE_NAME}”。`;
  const table = cell('代码表');
  if (!isCodeTable(table)) return `代码表“${table}”本程序不认识。请照导出的表格填写，“代码表”列不要改。`;
  const code = bareCode(cell('对方代码'));
  if (code === null) return `对方代码“${cell('对方代码')}”不对：请写 1 至 4 位数字。`;
  const label = cell('对方名称');
  if (label.length > 40) return `代码 ${code} 的对方名称太长，最多 40 个字。`;
  const target = cell('本系统代码');
  if (target === '') return `代码 ${code} 没有写本系统代码；没有对应的请写“${EMPTY}”。`;
  return { row, sourceName, table, code, label: label === '' ? null : label, target: target === EMPTY ? null : target };
}
