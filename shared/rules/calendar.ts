import { dateInDigits } from './han-date.ts';
import { foldWidth } from './text.ts';

/** Calendar values: a date is `YYYY-MM-DD`, a month `YYYY-MM`, as text; no clock and no time zone take part. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAY_MS = 86_400_000;
// Nobody in these files was born earlier, and no entry is dated later: beyond it a year is a slip of the pen.
const FIRST_YEAR = 1850;
const LAST_YEAR = 2199;
// 1920-01-01 and 2099-12-31: a bare number outside is not taken for a day.
const PLAUSIBLE_SERIALS = { first: 7306, last: 73_050 } as const;

export type DateReading = { ok: true; value: string } | { ok: false };
export interface DateOptions {
  /** Only the month is wanted: a day is checked and then left out. */
  monthOnly?: boolean;
}

const refused: DateReading = { ok: false };

/** Whether the text is a day of the Gregorian calendar written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const found = DATE.exec(text);
  return found !== null && isDay(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** Whether the text is a month written `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return MONTH.test(text) && !text.startsWith('0000');
}

/** The month of a date; a month stays as it is. */
export function monthOf(dateOrMonth: string): string {
  return dateOrMonth.slice(0, 7);
}

/** Full years (周岁) on a day; someone born on 29 February completes a year on 1 March of a common year. */
export function ageOn(birthOn: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return on.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

/** `iso` as stored, `han` as forms print it: 1952年3月4日, 1952年3月. */
export function formatDate(dateOrMonth: string, style: 'iso' | 'han'): string {
  if (style === 'iso') return dateOrMonth;
  const [year, month, day] = dateOrMonth.split('-').map(Number);
  return day === undefined ? `${year}年${month}月` : `${year}年${month}月${day}日`;
}

/**
 * Reads a date as people write it: 1952-03-04, 1952/3/4, 1952.3.4, 1952年3月4日, 一九五二年三月四日, 19520304, and the same without
 * a day.
 * The precision is kept: without a day the value is a month. A time of day behind a date is dropped. A year of two
 * digits, a year alone and a day that does not exist are refused; nothing is guessed.
 */
export function readDate(text: string, options: DateOptions = {}): DateReading {
  const parts = splitDate(text);
  if (!parts) return refused;
  const [year, month, day] = parts;
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return refused;
  if (day !== null && !isDay(year, month, day)) return refused;
  const value = `${year}-${two(month)}`;
  return { ok: true, value: day === null || options.monthOnly ? value : `${value}-${two(day)}` };
}

/** A whole day as people write it, as `YYYY-MM-DD`; null when it is none, or only a month. */
export function readDay(text: string): string | null {
  return wholeDay(readDate(text));
}

/** A month as people write it, as `YYYY-MM`; null when it is none, or a whole day. */
export function readMonth(text: string): string | null {
  const read = readDate(text);
  return read.ok && read.value.length === 7 ? read.value : null;
}

/** As `readDay`, for a spreadsheet cell. */
export function readDayCell(cell: string | number): string | null {
  return wholeDay(readDateCell(cell));
}

function wholeDay(read: DateReading): string | null {
  return read.ok && read.value.length === 10 ? read.value : null;
}

/**
 * As `readDate`, for a spreadsheet cell: also a day number (Excel serial), as number or as the five digits it leaves in
 * a CSV file, and numbers such as 19520304, 195203 and 1952.3. The number 1952.1 is refused: Excel turns a typed
 * 1952.10 into it.
 */
export function readDateCell(cell: string | number, options: DateOptions & { date1904?: boolean } = {}): DateReading {
  if (typeof cell === 'string' && !/^\s*\d{5}\s*$/.test(cell)) return readDate(cell, options);
  const number = Number(cell);
  if (number >= PLAUSIBLE_SERIALS.first && number < PLAUSIBLE_SERIALS.last + 1) {
    return readDate(fromExcelSerial(number, options.date1904), options);
  }
  const text = String(number);
  return /^\d{4}\.1$/.test(text) ? refused : readDate(text, options);
}

/**
 * The day of an Excel serial (ECMA-376 part 1, 18.17.4.1); a fraction is the time of day and is dropped. Excel's 1900
 * calendar has a 29 February 1900 that never was: serial 60 and whatever lies outside the calendar throw RangeError.
 */
export function fromExcelSerial(serial: number, date1904 = false): string {
  const day = Math.floor(serial);
  const first = date1904 ? 0 : 1;
  const last = date1904 ? 2_957_003 : 2_958_465;
  if (!(day >= first && day <= last) || (!date1904 && day === 60))
    throw new RangeError('not a day of the Excel calendar');
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(start + day * DAY_MS).toISOString().slice(0, 10);
}

/** The day by the clock on the wall when an instant was: an office's day begins at its own midnight, not at that of UTC. */
export function localDay(instant: string): string {
  const time = new Date(instant);
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** The instants between which a day lies by the clock on the wall: `localDay` of those from the first up to the second is the day. */
export function dayBounds(day: string): { begins: string; ends: string } {
  const midnight = (later: number): string =>
    new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)) + later).toISOString();
  return { begins: midnight(0), ends: midnight(1) };
}

/** By how many days a day that was due is past; below zero while it is to come. */
export function daysLate(on: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(on)) / DAY_MS);
}

/** A month so many months later (earlier when negative). */
export function addMonths(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${two((count % 12) + 1)}`;
}

/** The same day so many months later (earlier when negative); the last of the month where there is no such day. */
export function monthsLater(date: string, months: number): string {
  const month = addMonths(monthOf(date), months);
  const same = `${month}-${date.slice(8)}`;
  return isDate(same) ? same : lastDayOf(month);
}

export function lastDayOf(month: string): string {
  for (const day of ['31', '30', '29']) if (isDate(`${month}-${day}`)) return `${month}-${day}`;
  return `${month}-28`;
}

/** Months from one month to another; negative when the second is earlier. */
export function monthsBetween(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] as number));
}

const FORMS = [
  /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$/,
  /^(\d{4})(年)(\d{1,2})月份?(?:(\d{1,2})[日号]?)?$/,
  /^(\d{4})()(\d{2})(\d{2})?$/,
] as const;

function splitDate(text: string): [number, number, number | null] | null {
  const tidied = tidyDate(text);
  for (const form of FORMS) {
    const found = form.exec(tidied);
    if (found) return [Number(found[1]), Number(found[3]), found[4] === undefined ? null : Number(found[4])];
  }
  return null;
}

function tidyDate(text: string): string {
  const folded = /^[\d-]+$/.test(text) ? text : dateInDigits(foldWidth(text));
  return folded
    .trim()
    .replace(/[‐‑‒–—―−]/g, '-')
    .replaceAll('。', '.')
    .replace(/(\d|日)[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/, '$1')
    .replace(/\s*([-/.年月日号])\s*/g, '$1');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
