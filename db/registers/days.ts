import type { RecordKind } from '#shared/records/kinds.ts';
import type { WritableDb } from '../core/open.ts';
import { beginRetireeDay } from '../records/retiree/new-day.ts';

/** What a new day changes in the files of each kind by itself. Answers how many files it concerned. */
export const dayOf: Readonly<Record<RecordKind, (db: WritableDb, today: string) => number>> = {
  retiree: beginRetireeDay,
};
