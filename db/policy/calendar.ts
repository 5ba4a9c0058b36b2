import { shippedDays } from '#shared/codes/working-calendar.ts';
import type { CalendarYear, MonthDay } from '#shared/contract/calendar.ts';
import {
  addCalendarDays,
  addWorkingDays,
  type Calendar,
  type CalendarDay,
  calendarOf,
  type Deadline,
  isWeekend,
  isWorkday,
  knownYears,
} from '#shared/rules/working-days.ts';
import { type Act, keepChange } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { yearRows } from '../core/row-sets.ts';
import { replaceRows, rowsOf } from '../core/rows.ts';
import { flag, typed } from '../core/typed.ts';
import { calendarDay } from '../tables/policy.ts';

/** The days the office entered, oldest first. */
export function ownDays(db: ReadableDb): CalendarDay[] {
  return read(
    db,
    typed`SELECT ${{
      date: calendarDay.date,
      isWorkday: flag(calendarDay.isWorkday),
      name: calendarDay.name,
      source: calendarDay.source,
    }} FROM ${calendarDay} ORDER BY date`,
  ).all();
}

/**
 * Every day that a notice changed: a year the office entered whole stands for the year the program brings along; of any
 * other year single days are laid over it (the notice of a year moves days of the December before).
 */
export function arrangedDays(db: ReadableDb): CalendarDay[] {
  const own = ownDays(db);
  const ownYears = new Set(knownYears(own));
  const dates = new Set(own.map((day) => day.date));
  const shipped = shippedDays.filter((day) => !ownYears.has(yearOf(day.date)) && !dates.has(day.date));
  return [...shipped, ...own].sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** The calendar deadlines are counted by. */
export function officeCalendar(db: ReadableDb): Calendar {
  return calendarOf(arrangedDays(db));
}

/** A deadline by the office's calendar; a year without data is told of. Throws RangeError on what is no day. */
export function deadlineAfter(
  db: ReadableDb,
  asked: { from: string; days: number; kind: 'working' | 'calendar'; isAsIs: boolean },
): Deadline {
  const calendar = officeCalendar(db);
  return asked.kind === 'working'
    ? addWorkingDays(calendar, asked.from, asked.days)
    : addCalendarDays(calendar, asked.from, asked.days, { endsOnHoliday: asked.isAsIs ? 'as-is' : 'next-workday' });
}

/** The known years and those of which single days are known, and the two after the last. */
export function listYears(db: ReadableDb): CalendarYear[] {
  const days = arrangedDays(db);
  const known = new Set(knownYears(days));
  const own = new Set(knownYears(ownDays(db)));
  const years = new Set([...known, ...days.map((day) => yearOf(day.date))]);
  const last = Math.max(...known);
  for (const year of [last + 1, last + 2]) years.add(year);
  return [...years]
    .sort((one, other) => one - other)
    .map((year) => {
      const ofYear = days.filter((day) => yearOf(day.date) === year);
      return {
        year,
        origin: !known.has(year) ? 'none' : own.has(year) ? 'own' : 'shipped',
        daysOff: ofYear.filter((day) => !day.isWorkday && !isWeekend(day.date)).length,
        makeUpDays: ofYear.filter((day) => day.isWorkday).length,
      };
    });
}

/** The days of a month, each with whether people work on it and why. */
export function monthDays(db: ReadableDb, year: number, month: number): { isKnown: boolean; days: MonthDay[] } {
  const calendar = officeCalendar(db);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days = Array.from({ length }, (_, index): MonthDay => {
    const date = `${year}-${String(month).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`;
    const arranged = calendar.days.get(date);
    return {
      date,
      isWorkday: isWorkday(calendar, date),
      isArranged: arranged !== undefined,
      name: arranged?.name ?? '',
      source: arranged?.source ?? '',
    };
  });
  return { isKnown: calendar.years.has(year), days };
}

/**
 * Takes the days of a sheet in: of the years it holds whole every own day gives way, in other years only the days it
 * names, so that the one December day in the notice of 2027 does not throw away 2026. To be called in a transaction.
 */
export function importDays(
  db: WritableDb,
  act: Act,
  rows: readonly CalendarDay[],
): { days: number; replacedYears: number[]; addedYears: number[] } {
  const replacedYears = knownYears(rows);
  const years = [...new Set(rows.map((row) => yearOf(row.date)))].sort((one, other) => one - other);
  const title = `导入工作日历：${years.join('、')} 年 ${rows.length} 天`;
  const about = { name: 'calendar.import', title, noun: 'calendar', nounId: years[0] ?? 1 } as const;
  runCommand(db, act, about, () => writeYears(db, act, years, replacedYears, rows));
  return { days: rows.length, replacedYears, addedYears: years.filter((year) => !replacedYears.includes(year)) };
}

function writeYears(
  db: WritableDb,
  act: Act,
  years: readonly number[],
  replacedYears: readonly number[],
  rows: readonly CalendarDay[],
): void {
  const before = ownDays(db);
  for (const year of years) {
    const brought = rows
      .filter((row) => yearOf(row.date) === year)
      .map(({ date, isWorkday: works, name, source }) => ({
        date,
        isWorkday: works ? 1 : 0,
        name,
        source,
        addedAt: act.at,
        addedBy: act.userId,
      }));
    const kept = replacedYears.includes(year) ? [] : rowsOf(db, yearRows, year);
    // Of two lines for one day the last stands.
    const days = new Map([...kept, ...brought].map((day) => [day.date, day]));
    replaceRows(db, yearRows, year, [...days.values()]);
  }
  const after = ownDays(db);
  for (const year of years) keepYear(db, act, year, before, after);
}

function keepYear(db: WritableDb, act: Act, year: number, before: CalendarDay[], after: CalendarDay[]): void {
  const ofYear = (days: CalendarDay[]) => ({
    days: days
      .filter((day) => yearOf(day.date) === year)
      .map(({ date, isWorkday: works, name }) => [date, works, name]),
  });
  const change = { noun: 'calendar', nounId: year, action: 'update', note: '导入工作日历' } as const;
  keepChange(db, act, { ...change, before: ofYear(before), after: ofYear(after) });
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
