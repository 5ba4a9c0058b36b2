import { foldWidth } from './text.ts';

/** Dates `YYYY-MM-DD` and months `YYYY-MM` as text: no clock, no time zone. */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}

function isRealMonth(year: number, month: number): boolean {
  return year >= 1800 && year <= 2199 && month >= 1 && month <= 12;
}

/** A day that really exists, 1800 to 2199. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return isRealMonth(year, month) && day >= 1 && day <= daysIn(year, month);
}

export function isMonth(text: string): boolean {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  return match !== null && isRealMonth(Number(match[1]), Number(match[2]));
}

/** The month of a day, or the month itself. */
export function monthOf(dateOrMonth: string): string {
  return dateOrMonth.slice(0, 7);
}

export function yearOf(dateOrMonth: string): number {
  return Number(dateOrMonth.slice(0, 4));
}

/** Full years of age on a day. */
export function ageOn(birthOn: string, on: string): number {
  const years = yearOf(on) - yearOf(birthOn);
  return on.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

/** A month so many months later (or earlier). */
export function addMonths(month: string, months: number): string {
  const total = yearOf(month) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
}

const SHAPES = [
  /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?号?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[-./年](\d{1,2})月?$/,
  /^(\d{4})(\d{2})$/,
] as const;

/**
 * A date as people write it: 1952-03-04, 1952.3.4, 1952/3/4, 1952年3月4日, 19520304, and months 1952.3, 1952年3月, 195203.
 * A trailing time of day (an exported timestamp) is left out.
 */
export function readDate(
  text: string,
  options: { monthOnly?: boolean } = {},
): { ok: true; value: string } | { ok: false } {
  const compact = foldWidth(text)
    .trim()
    .replace(/[T\s]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
    .replace(/[\s\u00A0]+/g, '')
    .replaceAll('。', '.')
    .replaceAll('－', '-')
    .replaceAll('—', '-');
  for (const shape of SHAPES) {
    const match = shape.exec(compact);
    if (!match) continue;
    const month = `${match[1]}-${(match[2] ?? '').padStart(2, '0')}`;
    const value = match[3] === undefined ? month : `${month}-${match[3].padStart(2, '0')}`;
    if (!(match[3] === undefined ? isMonth(value) : isDate(value))) return { ok: false };
    return { ok: true, value: options.monthOnly ? month : value };
  }
  return { ok: false };
}

/** A day by the serial number of a spreadsheet; its 1900 system counts a 29 February 1900 that never was. */
export function fromExcelSerial(serial: number, date1904 = false): string {
  const whole = Math.floor(serial);
  const sinceEpoch = date1904 ? whole - 24107 : whole > 59 ? whole - 25569 : whole - 25568;
  return new Date(sinceEpoch * 86_400_000).toISOString().slice(0, 10);
}

/** 1952年3月4日, 1952年3月; or the stored form. */
export function formatDate(dateOrMonth: string, style: 'iso' | 'han'): string {
  if (style === 'iso') return dateOrMonth;
  const [year, month, day] = dateOrMonth.split('-').map(Number);
  return day === undefined ? `${year}年${month}月` : `${year}年${month}月${day}日`;
}
