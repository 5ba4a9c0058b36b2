import { isDate } from './calendar.ts';

/** Lists by completed years (周岁), by the rule of `ageOn`: born on 29 February counts on 1 March of a common year. */

/** The latest day of birth of who has completed so many years on a day; a text to compare with, which may be no day. */
export function bornToBe(age: number, on: string): string {
  return `${yearBefore(on, age)}${on.slice(4)}`;
}

/** The first and the last day of birth of who completes so many years in a month (YYYY-MM) or a year (YYYY). */
export function bornToTurn(age: number, during: string): { bornFrom: string; bornTo: string } {
  const year = yearBefore(during, age);
  const month = during.slice(5);
  if (month === '') return { bornFrom: `${year}-01-01`, bornTo: `${year}-12-31` };
  const isLeap = isDate(`${during.slice(0, 4)}-02-29`);
  if (month === '02' && !isLeap) return { bornFrom: `${year}-02-01`, bornTo: `${year}-02-28` };
  if (month === '03' && !isLeap) return { bornFrom: `${year}-02-29`, bornTo: `${year}-03-31` };
  return { bornFrom: `${year}-${month}-01`, bornTo: `${year}-${month}-31` };
}

/** The day on which somebody completes so many years. */
export function completesOn(birthOn: string, age: number): string {
  const day = `${String(Number(birthOn.slice(0, 4)) + age).padStart(4, '0')}${birthOn.slice(4)}`;
  return isDate(day) ? day : `${day.slice(0, 4)}-03-01`;
}

function yearBefore(day: string, years: number): string {
  return String(Number(day.slice(0, 4)) - years).padStart(4, '0');
}
