import { type CalendarDay, shippedDays } from '../codes/working-calendar.ts';
import { isDate, monthsLater } from './calendar.ts';

/**
 * Working days and deadlines. `addWorkingDays`, `addCalendarDays` and `addCalendarMonths` are the only ways in which
 * anything in the program computes a deadline: a limit is never added to a date anywhere else.
 */

export type { CalendarDay };

export interface Calendar {
  days: ReadonlyMap<string, CalendarDay>;
  /** The years whose notice is known. */
  years: ReadonlySet<number>;
}

export interface Deadline {
  date: string;
  /** false when a day of a year without data had to be judged, by its weekday alone. */
  isCertain: boolean;
  uncertainYears: number[];
}

const DAY_MS = 86_400_000;

/**
 * The calendar made of these days (全国年节及纪念日放假办法 and the yearly 节假日安排的通知); every other day follows its
 * weekday. Where a date comes twice the later row counts, so that a notice that amends another is put behind it.
 */
export function calendarOf(rows: readonly CalendarDay[]): Calendar {
  return { days: new Map(rows.map((row) => [row.date, row])), years: new Set(knownYears(rows)) };
}

/** The calendar of the years the program brings along (shared/codes/working-calendar.ts). */
export const shippedCalendar: Calendar = calendarOf(shippedDays);

/**
 * The years these days make known: those whose National Day is among them (全国年节及纪念日放假办法 art. 2: 1 to 3 October,
 * of which one at least falls on a weekday). A single day makes no year: the notice of a year may move a day of the
 * December before it.
 */
export function knownYears(rows: readonly CalendarDay[]): number[] {
  const nationalDays = rows.filter((row) => !row.isWorkday && /^\d{4}-10-0[1-7]$/.test(row.date));
  return [...new Set(nationalDays.map((row) => Number(row.date.slice(0, 4))))].sort((one, other) => one - other);
}

/**
 * Whether people work on a day: 国务院关于职工工作时间的规定 art. 7 (Saturday and Sunday are off), as changed for single
 * days by the yearly notices. A year without data follows the weekdays. Throws RangeError when there is no such day.
 */
export function isWorkday(calendar: Calendar, date: string): boolean {
  return isWorkdayAt(calendar, timeOf(date));
}

/**
 * The n-th working day after a day: the day itself is not counted (民法典 art. 201), nor are days off (行政许可法 art. 82,
 * 行政处罚法 art. 85: 工作日 exclude 法定节假日). No days after a day is that day. Throws RangeError when n is negative or no
 * whole number, or when there is no such day.
 */
export function addWorkingDays(calendar: Calendar, date: string, n: number): Deadline {
  checkCount(n);
  let time = timeOf(date);
  const judged = new Set<number>();
  for (let left = n; left > 0; ) {
    time += DAY_MS;
    judged.add(yearOf(time));
    if (isWorkdayAt(calendar, time)) left -= 1;
  }
  return deadline(calendar, time, judged);
}

/**
 * The n-th day after a day, which is not counted itself (民法典 art. 201). `next-workday`: when the last day is a day off,
 * the first working day behind it (民法典 art. 203; weekends are taken for days off here). `as-is`: periods that only
 * have to have passed, such as a posting of seven days. Only the days at the end are judged, so only their years can
 * be uncertain. Throws RangeError as `addWorkingDays` does.
 */
export function addCalendarDays(
  calendar: Calendar,
  date: string,
  n: number,
  options: { endsOnHoliday: 'next-workday' | 'as-is' },
): Deadline {
  checkCount(n);
  return endOn(calendar, timeOf(date) + n * DAY_MS, options);
}

/**
 * So many months after a day: the same day of the month, or its last where there is no such day (民法典 art. 202). A day
 * off at the end counts as `addCalendarDays` says. Throws RangeError as `addWorkingDays` does.
 */
export function addCalendarMonths(
  calendar: Calendar,
  date: string,
  n: number,
  options: { endsOnHoliday: 'next-workday' | 'as-is' },
): Deadline {
  checkCount(n);
  timeOf(date);
  return endOn(calendar, timeOf(monthsLater(date, n)), options);
}

function endOn(calendar: Calendar, last: number, options: { endsOnHoliday: 'next-workday' | 'as-is' }): Deadline {
  let time = last;
  const judged = new Set<number>();
  if (options.endsOnHoliday === 'next-workday') {
    judged.add(yearOf(time));
    while (!isWorkdayAt(calendar, time)) {
      time += DAY_MS;
      judged.add(yearOf(time));
    }
  }
  return deadline(calendar, time, judged);
}

/**
 * Working days from one day to another: the first is not counted, the last is (民法典 art. 201), so that it undoes
 * `addWorkingDays`. Negative when the second day is earlier: days overdue. Throws RangeError when there is no such day.
 */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  const start = timeOf(from);
  const end = timeOf(to);
  if (end < start) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let time = start + DAY_MS; time <= end; time += DAY_MS) {
    if (isWorkdayAt(calendar, time)) count += 1;
  }
  return count;
}

/** Whether a day is a Saturday or Sunday: 国务院关于职工工作时间的规定 art. 7. Throws RangeError when there is no such day. */
export function isWeekend(date: string): boolean {
  return isWeekendAt(timeOf(date));
}

function isWorkdayAt(calendar: Calendar, time: number): boolean {
  return calendar.days.get(dateOf(time))?.isWorkday ?? !isWeekendAt(time);
}

function isWeekendAt(time: number): boolean {
  return new Date(time).getUTCDay() % 6 === 0;
}

function deadline(calendar: Calendar, time: number, judged: ReadonlySet<number>): Deadline {
  const uncertainYears = [...judged].filter((year) => !calendar.years.has(year));
  return { date: dateOf(time), isCertain: uncertainYears.length === 0, uncertainYears };
}

function checkCount(n: number): void {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('a number of days is whole and not negative');
}

function timeOf(date: string): number {
  if (!isDate(date)) throw new RangeError('a day is written YYYY-MM-DD');
  return Date.parse(`${date}T00:00:00Z`);
}

function yearOf(time: number): number {
  return new Date(time).getUTCFullYear();
}

function dateOf(time: number): string {
  const date = new Date(time).toISOString().slice(0, 10);
  if (!isDate(date)) throw new RangeError('the day lies beyond the calendar');
  return date;
}
