import type { Dictionary, DictionaryItem } from '../codes/dictionary.ts';
import { foldCodeWord } from '../codes/find-code.ts';
import { type CodeTableName, codeTables, isCodeTable } from '../codes/tables.ts';
import { CODE_FORM, CODE_HINT } from './code-words.ts';
import { readSheetTable, type SheetLine, type SheetRefusal } from './sheet-table.ts';

/** Code tables as a sheet: what one office writes out and another, or the same, takes in. */

const NEEDED = ['代码表', '代码', '名称', '同义词', '状态'] as const;
/** For the eye only. */
const SHOWN = ['表名称', '程序自带同义词', '来源', '依据情况', '使用档案数'] as const;
export const codeColumns = [
  '代码表',
  '表名称',
  '代码',
  '名称',
  '同义词',
  '状态',
  '程序自带同义词',
  '来源',
  '依据情况',
  '使用档案数',
] as const;
export type CodeColumn = (typeof codeColumns)[number];
type Needed = (typeof NEEDED)[number];

const IN_USE = '在用';
const RETIRED = '已停用';
const SEPARATOR = '；';

export interface SheetCode {
  /** As in the sheet, from 1. */
  row: number;
  table: CodeTableName;
  code: string;
  label: string;
  synonyms: string[];
  isRetired: boolean;
}

export type CodeSheetReading = { ok: true; codes: SheetCode[] } | SheetRefusal;

/** How sure an item is, in the two words an office needs. */
export function codeMarkLabel(sure: DictionaryItem['sure']): string {
  if (sure === 'local') return '本单位';
  return sure === 'source' ? '有依据' : '待本单位确认';
}

/** The cells of an item, by heading. */
export function codeSheetRow(table: CodeTableName, item: DictionaryItem, uses: number): Record<CodeColumn, string> {
  return {
    代码表: table,
    表名称: codeTables[table].title,
    代码: item.code,
    名称: item.label,
    同义词: item.ownSynonyms.join(SEPARATOR),
    状态: item.isRetired ? RETIRED : IN_USE,
    程序自带同义词: item.synonyms.filter((word) => !item.ownSynonyms.includes(word)).join(SEPARATOR),
    来源: item.sure === 'local' ? '本单位' : codeTables[table].source,
    依据情况: codeMarkLabel(item.sure),
    使用档案数: String(uses),
  };
}

/**
 * Reads a sheet of codes. The first row that is wrong is named, and nothing is taken. Whether the codes go with those of
 * the archive is judged there.
 */
export function readCodeSheet(rows: readonly (readonly string[])[]): CodeSheetReading {
  const read = readSheetTable(rows, { needed: NEEDED, shown: SHOWN });
  if (!read.ok) return read;
  const codes: SheetCode[] = [];
  const standing = new Map<string, number>();
  for (const line of read.lines) {
    const { row } = line;
    const code = readRow(line);
    if (typeof code === 'string') return { ok: false, row, message: code };
    const key = `${code.table} ${code.code}`;
    const first = standing.get(key);
    if (first !== undefined)
      return { ok: false, row, message: `代码 ${code.code} 在第 ${first} 行已经写过，一张表里一个代码只能有一行。` };
    standing.set(key, row);
    codes.push(code);
  }
  return { ok: true, codes };
}

function readRow({ row, cell, lines }: SheetLine<Needed>): SheetCode | string {
  const table = cell('代码表');
  if (!isCodeTable(table)) return `代码表“${table}”本程序不认识。请照导出的表格填写，“代码表”列不要改。`;
  const code = foldCodeWord(cell('代码'));
  if (code === '') return '代码是空的，请填写。';
  if (!CODE_FORM.test(code)) return `代码“${cell('代码')}”不对：${CODE_HINT}。`;
  const label = cell('名称');
  if (label === '') return `代码 ${code} 没有名称，请填写。`;
  if (label.length > 40) return `代码 ${code} 的名称太长，最多 40 个字。`;
  const synonyms = lines('同义词')
    .split(/[；;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (synonyms.length > 50 || synonyms.some((word) => word.length > 40))
    return `代码 ${code} 的同义词太多或太长：最多 50 个，每个最多 40 个字，之间用“；”隔开。`;
  const state = cell('状态');
  if (state !== IN_USE && state !== RETIRED) return `状态“${state}”看不懂，请写“${IN_USE}”或“${RETIRED}”。`;
  return { row, table, code, label, synonyms: Array.from(new Set(synonyms)), isRetired: state === RETIRED };
}

/** Every table with its items, for writing out; `table` null: all. */
export function codesOf(codes: Dictionary, tables: readonly CodeTableName[]): [CodeTableName, DictionaryItem][] {
  return tables.flatMap((table) => codes.items(table).map((item): [CodeTableName, DictionaryItem] => [table, item]));
}
