import type { MappingLine } from '../codes/code-mapping.ts';
import { bareCode } from '../codes/code-mapping.ts';
import type { Dictionary } from '../codes/dictionary.ts';
import { type CodeTableName, codeTables, isCodeTable } from '../codes/tables.ts';
import { codeMarkLabel } from './code-sheet.ts';
import { readSheetTable, type SheetRefusal } from './sheet-table.ts';

/** 代码对照 as a sheet: what one office writes out and another, or the same, takes in. */

const NEEDED = ['来源', '代码表', '对方代码', '对方名称', '本系统代码'] as const;
/** For the eye only. */
const SHOWN = ['表名称', '本系统名称', '依据情况', '对照日期', '经办人'] as const;
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
type Needed = (typeof NEEDED)[number];

/** Written where a code has none of ours. */
const EMPTY = '留空';

export interface SheetMapping {
  /** As in the sheet, from 1. */
  row: number;
  sourceName: string;
  table: CodeTableName;
  code: string;
  label: string | null;
  target: string | null;
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

/** Reads a sheet of 代码对照. The first row that is wrong is named, and nothing is taken. */
export function readMappingSheet(
  rows: readonly (readonly string[])[],
): { ok: true; lines: SheetMapping[] } | SheetRefusal {
  const read = readSheetTable(rows, { needed: NEEDED, shown: SHOWN });
  if (!read.ok) return read;
  const lines: SheetMapping[] = [];
  const standing = new Map<string, number>();
  for (const { row, cell } of read.lines) {
    const line = readRow(row, cell);
    if (typeof line === 'string') return { ok: false, row, message: line };
    const key = `${line.sourceName} ${line.table} ${line.code.replace(/^0+(?=\d)/, '')}`;
    const first = standing.get(key);
    if (first !== undefined)
      return { ok: false, row, message: `“${line.sourceName}”的代码 ${line.code} 在第 ${first} 行已经写过。` };
    standing.set(key, row);
    lines.push(line);
  }
  return { ok: true, lines };
}

function readRow(row: number, cell: (column: Needed) => string): SheetMapping | string {
  const sourceName = cell('来源');
  if (sourceName === '') return '来源是空的，请写花名册来自哪个系统。';
  if (sourceName.length > 40) return '来源的名称太长，最多 40 个字。';
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
