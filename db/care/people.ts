import type { CareList, CareRow } from '#shared/contract/care.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import type { CarePage, CareStore } from '../records/kind-store.ts';
import { careOf } from '../registers/care.ts';

/** Lists of the people in the office's care, of the kind of record that keeps such lists. */

const lists = Object.values(careOf).find((care) => care !== 'none') as CareStore;

/** One page of a list, with how many of it each community has. */
export function listCare(
  db: ReadableDb,
  asked: { filter: CareList; offset: number; limit: number },
  today: string,
  scope: Scope = wholeOffice,
): CarePage {
  return lists.page(db, asked, today, scope);
}

/** All rows of a list. */
export function eachCare(db: ReadableDb, filter: CareList, today: string, scope: Scope = wholeOffice): CareRow[] {
  return lists.all(db, filter, today, scope);
}

/** These files as rows of a list, in the order they are asked for; who died meanwhile is among them. */
export function careRowsOf(db: ReadableDb, recordIds: readonly number[], today: string): CareRow[] {
  return lists.rows(db, recordIds, today);
}
