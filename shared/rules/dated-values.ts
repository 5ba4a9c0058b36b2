import type { DatedKey, DatedValue } from '../codes/dated-key.ts';
import { DATED_KEYS, type DatedKeyName, isDatedKey } from '../codes/dated-keys.ts';
import { isAreaCode12 } from './area-code.ts';
import { isDate } from './calendar.ts';
import { readMoney } from './money.ts';

/**
 * Values that change with time and place: standards, limits, days to pay. 最低生活保障审核确认办法 leaves most of them to
 * province, city and district (domain files, warning 1 of one and 2 of the other), so they are rows and never code.
 */

export type { DatedKeyName, DatedValue };

export type DatedReason =
  | 'key-unknown'
  | 'area-invalid'
  | 'date-invalid'
  | 'to-before-from'
  | 'value-invalid'
  | 'overlap'
  | 'gap';

export interface DatedProblem {
  /** Index of the row among those checked. */
  row: number;
  severity: 'error' | 'warning';
  reason: DatedReason;
  message: string;
}

export type DatedNumber = { ok: true; number: number } | { ok: false };

const DAY_MS = 86_400_000;

const valueWords: Record<DatedKey['unit'], string> = {
  'fen-per-month': '金额（元，最多两位小数）',
  fen: '金额（元，最多两位小数）',
  percent: '百分比（只写数字，如 90 或 12.5）',
  days: '天数（整数）',
  'working-days': '工作日数（整数）',
  months: '月数（整数）',
  persons: '人数（整数）',
  'day-of-month': '每月几日（1 至 31 的整数）',
  'month-of-year': '每年几月（1 至 12 的整数）',
  years: '周岁（整数）',
  choice: '给定的选项之一',
};

/**
 * The row that holds on a day for a place: of the community, else its street, county, city, province, else of the whole
 * country (the parts of an area code, domain part G.7); '' asks for the whole country alone. null when nothing was
 * decided. Where periods overlap, the later decision counts. Throws RangeError on what is no day or no area code.
 */
export function valueOn<Row extends DatedValue>(
  rows: readonly Row[],
  key: DatedKeyName,
  areaCode: string,
  date: string,
): Row | null {
  if (!isDate(date)) throw new RangeError('a day is written YYYY-MM-DD');
  if (!isArea(areaCode)) throw new RangeError('an area code has 12 digits');
  let best: Row | null = null;
  for (const row of rows) {
    if (row.key !== key || row.validFrom > date || (row.validTo !== null && row.validTo < date)) continue;
    if (!isArea(row.areaCode) || !areaCode.startsWith(areaPrefix(row.areaCode))) continue;
    if (best === null || comesBefore(row, best)) best = row;
  }
  return best;
}

/**
 * The number a value stands for in the unit of its key: fen for money written in yuan, hundredths of a percent, days,
 * months. Not ok for a choice, an unknown key, and what is no such number. Days and months have no fractions.
 */
export function datedNumber(value: Pick<DatedValue, 'key' | 'value'>): DatedNumber {
  if (!isDatedKey(value.key)) return { ok: false };
  const { unit } = DATED_KEYS[value.key];
  if (unit === 'choice') return { ok: false };
  if (unit === 'fen' || unit === 'fen-per-month') {
    const money = readMoney(value.value);
    return money.ok ? { ok: true, number: money.fen } : { ok: false };
  }
  if (unit === 'percent') {
    const found = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(value.value);
    return found
      ? { ok: true, number: Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) }
      : { ok: false };
  }
  if (unit === 'persons')
    return /^\d{1,7}$/.test(value.value) ? { ok: true, number: Number(value.value) } : { ok: false };
  if (!/^\d{1,4}$/.test(value.value)) return { ok: false };
  const number = Number(value.value);
  const most = unit === 'day-of-month' ? 31 : unit === 'month-of-year' ? 12 : null;
  return most !== null && (number < 1 || number > most) ? { ok: false } : { ok: true, number };
}

/** Pairs of rows of the same key and area that hold on the same day: two decisions of which only one can be right. */
export function overlaps<Row extends DatedValue>(rows: readonly Row[]): [Row, Row][] {
  return overlappingPairs(rows).map(({ earlier, later }) => [earlier.row, later.row]);
}

/**
 * What is wrong with the rows, by index, in the words of a clerk (domain files, "dated parameters"): unknown key, no
 * area code, no date, a period that ends before it begins, a value that is not what its key wants, overlapping periods;
 * as warnings the days between two periods for which nothing is decided. `nameOf` is what a clerk calls a row.
 */
export function checkDatedValues(
  rows: readonly DatedValue[],
  nameOf: (index: number) => string = (index) => `第 ${index + 1} 行`,
): DatedProblem[] {
  const problems = rows.flatMap((row, index) => rowProblems(row, index, nameOf(index)));
  for (const { earlier, later } of overlappingPairs(rows)) {
    const message = `${labelOf(later.row)}：${nameOf(later.index)}与${nameOf(earlier.index)}的有效期重叠，请改其中一行的起止日期。`;
    problems.push({ row: later.index, severity: 'error', reason: 'overlap', message });
  }
  return [...problems, ...gapProblems(rows)].sort((one, other) => one.row - other.row);
}

interface Indexed<Row extends DatedValue> {
  row: Row;
  index: number;
}

function rowProblems(row: DatedValue, index: number, name: string): DatedProblem[] {
  const problems: DatedProblem[] = [];
  const add = (reason: DatedReason, message: string) =>
    problems.push({ row: index, severity: 'error', reason, message: `${name}${message}` });
  if (!isDatedKey(row.key)) add('key-unknown', `的参数“${row.key}”本程序不认识。`);
  else if (!isValueOf(row.key, row.value)) {
    const { unit } = DATED_KEYS[row.key];
    add('value-invalid', `“${labelOf(row)}”的取值“${row.value}”不对，应填写${valueWords[unit]}。`);
  }
  if (!isArea(row.areaCode)) add('area-invalid', `的地区代码“${row.areaCode}”不是 12 位区划代码；全国通用请留空。`);
  const wrongDate = [row.validFrom, row.validTo ?? row.validFrom].find((date) => !isDate(date));
  if (wrongDate !== undefined) add('date-invalid', `的日期“${wrongDate}”不对，请写成 2026-07-01 这样的形式。`);
  else if (row.validTo !== null && row.validTo < row.validFrom)
    add('to-before-from', `的截止日期 ${row.validTo} 早于开始日期 ${row.validFrom}。`);
  return problems;
}

function isValueOf(key: DatedKeyName, value: string): boolean {
  const { choices } = DATED_KEYS[key];
  return choices ? Object.hasOwn(choices, value) : datedNumber({ key, value }).ok;
}

function gapProblems(rows: readonly DatedValue[]): DatedProblem[] {
  return groups(rows).flatMap((group) => {
    const problems: DatedProblem[] = [];
    let coveredTo: string | null | undefined;
    for (const { row, index } of group) {
      if (coveredTo && coveredTo < row.validFrom && dayAfter(coveredTo) < row.validFrom) {
        const days = `${dayAfter(coveredTo)} 至 ${dayBefore(row.validFrom)}`;
        const message = `${labelOf(row)}：${days} 没有本级的取值，这段时间按上级地区的取值；上级也没有时无法计算。`;
        problems.push({ row: index, severity: 'warning', reason: 'gap', message });
      }
      if (coveredTo !== null && (row.validTo === null || coveredTo === undefined || row.validTo > coveredTo))
        coveredTo = row.validTo;
    }
    return problems;
  });
}

function overlappingPairs<Row extends DatedValue>(
  rows: readonly Row[],
): { earlier: Indexed<Row>; later: Indexed<Row> }[] {
  return groups(rows).flatMap((group) =>
    group.flatMap((later, place) =>
      group
        .slice(0, place)
        .filter((earlier) => earlier.row.validTo === null || earlier.row.validTo >= later.row.validFrom)
        .map((earlier) => ({ earlier, later })),
    ),
  );
}

/** Rows of one key and area together, in the order of their beginning; rows that hold on no day are left out. */
function groups<Row extends DatedValue>(rows: readonly Row[]): Indexed<Row>[][] {
  const found = new Map<string, Indexed<Row>[]>();
  for (const [index, row] of rows.entries()) {
    if (!isDate(row.validFrom)) continue;
    if (row.validTo !== null && (!isDate(row.validTo) || row.validTo < row.validFrom)) continue;
    const name = `${row.key} ${row.areaCode}`;
    const group = found.get(name) ?? [];
    group.push({ row, index });
    found.set(name, group);
  }
  for (const group of found.values()) {
    group.sort((one, other) => compare(one.row.validFrom, other.row.validFrom) || one.index - other.index);
  }
  return [...found.values()];
}

function comesBefore(row: DatedValue, other: DatedValue): boolean {
  const narrower = areaPrefix(row.areaCode).length - areaPrefix(other.areaCode).length;
  return narrower > 0 || (narrower === 0 && row.validFrom > other.validFrom);
}

/**
 * The digits an area shares with every place in it: two of the province, two of the city, two of the county, three of the
 * street, three of the community (domain part G.7).
 */
export function areaPrefix(areaCode: string): string {
  const length = [2, 4, 6, 9].find((digits) => /^0+$/.test(areaCode.slice(digits)));
  return areaCode.slice(0, length ?? areaCode.length);
}

function isArea(areaCode: string): boolean {
  return areaCode === '' || isAreaCode12(areaCode);
}

function labelOf(row: DatedValue): string {
  return isDatedKey(row.key) ? DATED_KEYS[row.key].label : row.key;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

export function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}
