import { dayOf } from '../registers/days.ts';
import type { WritableDb } from './open.ts';

/** What a new day changes by itself, without an act of a clerk. @returns how many files it concerned */
export function beginDay(db: WritableDb, today: string): number {
  return Object.values(dayOf).reduce((files, begin) => files + begin(db, today), 0);
}
