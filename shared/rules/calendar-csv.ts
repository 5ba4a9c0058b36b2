import { isDate, readDateCell } from './calendar.ts';
import { foldWidth, withoutBlanks } from './text.ts';
import { type CalendarDay, isWeekend, knownYears } from './working-days.ts';

/** The calendar of a year as a sheet: how an office tells the program of a 节假日安排的通知 that is younger than the program. */

export const calendarColumns = ['日期', '类型', '名称'] as const;
export type CalendarColumn = (typeof calendarColumns)[number];

export type CalendarCsvReason =
  | 'column-missing'
  | 'column-twice'
  | 'empty'
  | 'date-invalid'
  | 'type-unknown'
  | 'date-twice'
  | 'nothing-new';

export type CalendarCsvReading =
  | {
      ok: true;
      /** The years the days lie in. */
      years: number[];
      /** Those of them that stay uncertain, because their National Day is not in the sheet. */
      incompleteYears: number[];
      rows: CalendarDay[];
    }
  | { ok: false; row: number; column: CalendarColumn; reason: CalendarCsvReason; message: string };

type Refusal = Extract<CalendarCsvReading, { ok: false }>;
type Columns = Record<CalendarColumn, number>;

const TYPES = new Map([
  ...['休息', '节假日', '放假'].map((word) => [word, false] as const),
  ...['上班', '补班', '调休上班'].map((word) => [word, true] as const),
]);

/**
 * Reads the days of a 国务院办公厅关于…年部分节假日安排的通知 from a sheet whose first row holds the headings 日期, 类型 (休息,
 * 节假日, 放假 or 上班, 补班, 调休上班) and 名称 in any order; other columns and empty rows are passed over. The sheet is
 * taken whole or not at all, since half a calendar gives wrong deadlines without a word: the first row that is wrong
 * (numbered as in the sheet, from 1) is named. A weekday to work on says nothing new and is taken for a slip, and so is a
 * weekend day off without a name.
 */
export function readCalendarCsv(rows: readonly (readonly string[])[], source = '手工导入'): CalendarCsvReading {
  const columns = findColumns(rows[0] ?? []);
  if ('reason' in columns) return columns;
  const days: CalendarDay[] = [];
  const rowOfDate = new Map<string, number>();
  for (const [index, cells] of rows.entries()) {
    if (index === 0 || cells.every((cell) => withoutBlanks(cell) === '')) continue;
    const day = readDay(cells, columns, index + 1, source);
    if ('reason' in day) return day;
    const earlier = rowOfDate.get(day.date);
    if (earlier !== undefined) {
      const message = `第 ${index + 1} 行的日期 ${day.date} 与第 ${earlier} 行重复，请只保留一行。`;
      return refusal(index + 1, '日期', 'date-twice', message);
    }
    rowOfDate.set(day.date, index + 1);
    days.push(day);
  }
  if (days.length === 0)
    return refusal(1, '日期', 'empty', '表里只有标题，没有日期。请填写放假和调休上班的日期后再导入。');
  const known = new Set(knownYears(days));
  const years = [...new Set(days.map((day) => Number(day.date.slice(0, 4))))].sort((one, other) => one - other);
  return { ok: true, years, incompleteYears: years.filter((year) => !known.has(year)), rows: days };
}

/** The sheet that `readCalendarCsv` reads, of the days of a 节假日安排的通知, in the order of their dates. */
export function calendarCsv(rows: readonly CalendarDay[]): string[][] {
  const days = [...rows].sort((one, other) => (one.date < other.date ? -1 : 1));
  return [[...calendarColumns], ...days.map((day) => [day.date, day.isWorkday ? '调休上班' : '放假', day.name])];
}

function findColumns(headings: readonly string[]): Columns | Refusal {
  const names = headings.map((heading) => withoutBlanks(foldWidth(heading)));
  for (const column of calendarColumns) {
    if (!names.includes(column)) {
      const message = `第 1 行标题里没有“${column}”列，需要“日期”“类型”“名称”三列，顺序不限。`;
      return refusal(1, column, 'column-missing', message);
    }
    if (names.indexOf(column) !== names.lastIndexOf(column))
      return refusal(1, column, 'column-twice', `第 1 行标题里有两个“${column}”列，请删去一个。`);
  }
  return { 日期: names.indexOf('日期'), 类型: names.indexOf('类型'), 名称: names.indexOf('名称') };
}

function readDay(cells: readonly string[], columns: Columns, row: number, source: string): CalendarDay | Refusal {
  const dateText = cells[columns.日期] ?? '';
  const read = readDateCell(dateText);
  if (!read.ok || !isDate(read.value)) {
    const message = `第 ${row} 行的日期“${dateText}”不对或没有这一天，请写成 2027-02-06 这样的形式。`;
    return refusal(row, '日期', 'date-invalid', message);
  }
  const typeText = cells[columns.类型] ?? '';
  const isWorkday = TYPES.get(withoutBlanks(foldWidth(typeText)));
  if (isWorkday === undefined) {
    const message = `第 ${row} 行的类型“${typeText}”看不懂，放假请写“放假”，调休上班请写“调休上班”。`;
    return refusal(row, '类型', 'type-unknown', message);
  }
  const name = foldWidth(cells[columns.名称] ?? '').trim();
  const isOnWeekend = isWeekend(read.value);
  if (isWorkday && !isOnWeekend) {
    const message = `第 ${row} 行 ${read.value} 是周一至周五，本来就上班，不用填写；请核对日期或类型是否写错。`;
    return refusal(row, '类型', 'nothing-new', message);
  }
  if (!isWorkday && isOnWeekend && name === '') {
    const message = `第 ${row} 行 ${read.value} 是周末，本来就休息；如是节假日请在“名称”里写上节日，否则请删去这一行。`;
    return refusal(row, '名称', 'nothing-new', message);
  }
  return { date: read.value, isWorkday, name, source };
}

function refusal(row: number, column: CalendarColumn, reason: CalendarCsvReason, message: string): Refusal {
  return { ok: false, row, column, reason, message };
}
