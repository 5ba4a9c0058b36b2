import type { DatedUnit } from '../codes/dated-key.ts';
import { datedKeyOf, datedKindLabel, datedLabel, markLabels, unitLabels } from '../codes/policy-words.ts';
import { readDayCell } from './calendar.ts';
import { type DatedValue, datedNumber } from './dated-values.ts';
import { readMoney } from './money.ts';
import { readSheetTable, type SheetRefusal } from './sheet-table.ts';
import { foldWidth, withoutBlanks } from './text.ts';

/** Dated values as a sheet: what one office writes out and another, or the same, takes in. */

const NEEDED = ['参数代码', '地区代码', '生效日期', '截止日期', '取值', '依据文件', '标记'] as const;
/** For the eye only: they follow from the key. */
const SHOWN = ['类别', '参数名称', '单位', '来源'] as const;
export const policyColumns = [
  '类别',
  '参数名称',
  '参数代码',
  '地区代码',
  '生效日期',
  '截止日期',
  '取值',
  '单位',
  '依据文件',
  '标记',
  '来源',
] as const;
export type PolicyColumn = (typeof policyColumns)[number];
type Needed = (typeof NEEDED)[number];

export interface SheetValue {
  /** As in the sheet, from 1. */
  row: number;
  value: DatedValue;
}

export type PolicySheetReading = { ok: true; values: SheetValue[] } | SheetRefusal;

/** The cells of a row, by heading. */
export function policySheetRow(value: DatedValue, origin: string): Record<PolicyColumn, string> {
  const known = datedKeyOf(value.key);
  return {
    类别: known ? datedKindLabel(known.kind) : '',
    参数名称: datedLabel(value.key),
    参数代码: value.key,
    地区代码: value.areaCode,
    生效日期: value.validFrom,
    截止日期: value.validTo ?? '',
    取值: known?.choices?.[value.value] ?? value.value,
    单位: known ? unitLabels[known.unit] : '',
    依据文件: value.document,
    标记: markLabels[value.mark],
    来源: origin,
  };
}

/**
 * Reads a sheet of values. The first row that is wrong is named, and nothing is taken: half a table of standards pays
 * wrong amounts without a word. Periods are judged by `checkDatedValues`.
 */
export function readPolicySheet(rows: readonly (readonly string[])[]): PolicySheetReading {
  const read = readSheetTable(rows, { needed: NEEDED, shown: SHOWN });
  if (!read.ok) return read;
  const values: SheetValue[] = [];
  for (const { row, cell } of read.lines) {
    const value = readRow(cell);
    if (typeof value === 'string') return { ok: false, row, message: value };
    values.push({ row, value });
  }
  return { ok: true, values };
}

function readRow(cell: (column: Needed) => string): DatedValue | string {
  const key = withoutBlanks(foldWidth(cell('参数代码')));
  if (!datedKeyOf(key)) return `参数代码“${key}”本程序不认识。`;
  const from = readDayCell(cell('生效日期'));
  if (from === null) return `生效日期“${cell('生效日期')}”不对，请写成 2026-07-01 这样的形式。`;
  const to = cell('截止日期') === '' ? null : readDayCell(cell('截止日期'));
  if (to === null && cell('截止日期') !== '')
    return `截止日期“${cell('截止日期')}”不对，请写成 2026-07-01 这样的形式；一直有效的请留空。`;
  const value = readPolicyValue(key, cell('取值'));
  if (value === null) return `“${datedLabel(key)}”的取值“${cell('取值')}”不对，应填写${policyValueHint(key)}。`;
  const marks = Object.entries(markLabels) as [DatedValue['mark'], string][];
  const mark = marks.find(([, label]) => label === withoutBlanks(cell('标记')))?.[0];
  if (!mark) return `标记“${cell('标记')}”看不懂，请写“${markLabels.source}”或“${markLabels.unverified}”。`;
  const document = cell('依据文件');
  if (document.length > 200) return '依据文件超过 200 个字，请缩短。';
  if (mark === 'source' && document === '') return `标记为“${markLabels.source}”的，请填写依据文件。`;
  return {
    key,
    areaCode: withoutBlanks(foldWidth(cell('地区代码'))),
    validFrom: from,
    validTo: to,
    value,
    document,
    mark,
  };
}

/** A value as people write it (810元, 90 %, 每月10日, 四舍五入) as its key keeps it; null when it is none. */
export function readPolicyValue(key: string, text: string): string | null {
  const known = datedKeyOf(key);
  if (!known) return null;
  const tidied = withoutBlanks(foldWidth(text));
  if (known.choices) {
    const found = Object.entries(known.choices).find(([code, label]) => code === tidied || label === tidied);
    return found?.[0] ?? null;
  }
  const isMoney = known.unit === 'fen' || known.unit === 'fen-per-month';
  const value = isMoney ? readYuan(tidied) : (counted[known.unit]?.exec(tidied)?.[1] ?? null);
  return value !== null && datedNumber({ key, value }).ok ? value : null;
}

function readYuan(text: string): string | null {
  const read = readMoney(text.replace(/\/月$/, ''));
  if (!read.ok) return null;
  return read.fen % 100 === 0 ? String(read.fen / 100) : (read.fen / 100).toFixed(2);
}

// A unit that is not the key's own is a slip: 30 working days are not 30 days.
const counted: Partial<Record<DatedUnit, RegExp>> = {
  percent: /^(\d+(?:\.\d+)?)%?$/,
  days: /^(\d+)(?:天|日|个?自然日)?$/,
  'working-days': /^(\d+)(?:个?工作日)?$/,
  months: /^(\d+)(?:个?月)?$/,
  years: /^(\d+)(?:周?岁)?$/,
  persons: /^(\d+)(?:人)?$/,
  'day-of-month': /^(?:每月)?(\d+)(?:日|号)?$/,
  'month-of-year': /^(?:每年)?(\d+)(?:月份?)?$/,
};

/** What is to be filled in, for a field's hint and a refusal. */
export function policyValueHint(key: string): string {
  const known = datedKeyOf(key);
  if (known?.choices)
    return Object.values(known.choices)
      .map((label) => `“${label}”`)
      .join('或');
  switch (known?.unit) {
    case 'fen':
    case 'fen-per-month':
      return '金额（元，最多两位小数）';
    case 'percent':
      return '百分比（如 90 或 12.5）';
    case 'day-of-month':
      return '每月几日（1 至 31）';
    case 'month-of-year':
      return '每年几月（1 至 12）';
    default:
      return '整数';
  }
}
