import { readDay } from '#shared/rules/calendar.ts';
import { today } from './today.ts';

/** As of which day a list is asked for, as typed: null for the list of now; or what is wrong with the text. */
export function readPastDay(text: string): { onDate: string | null; error: string | null } {
  const day = readDay(text);
  if (day === null) return { onDate: null, error: '请写成 2026-07-01 这样的形式' };
  if (day > today()) return { onDate: null, error: '还没到这一天' };
  return { onDate: day === today() ? null : day, error: null };
}
