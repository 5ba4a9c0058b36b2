import type { CareList, CareRow } from '#shared/contract/care.ts';
import { recordKinds } from '#shared/records/kinds.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { listCommunities } from '../places/communities.ts';
import type { CarePage } from '../records/kind-store.ts';
import { careOf } from '../registers/care.ts';

/** Lists of the people in the office's care, over every kind of record that keeps such lists. */

const stores = recordKinds.flatMap((kind) => {
  const store = careOf[kind];
  return store === 'none' ? [] : [store];
});

/** By what each kind has its rows in order, the smallest first; '': by name, and the kinds stand one after another. */
const orderedBy: Record<CareList['list'], (row: CareRow) => string> = {
  aged: ({ birthOn }) => birthOn ?? '',
  turning: ({ birthOn }) => birthOn?.slice(5) ?? '',
  unvisited: ({ lastVisitOn }) => lastVisitOn ?? '',
  group: () => '',
  ungrouped: () => '',
};

/** One page of a list, with how many of it each community has. */
export function listCare(
  db: ReadableDb,
  asked: { filter: CareList; offset: number; limit: number },
  today: string,
  scope: Scope = wholeOffice,
): CarePage {
  const { filter, offset, limit } = asked;
  // One kind reads its page alone; of several each gives what could stand before its end.
  const [only, ...more] = stores;
  if (only && more.length === 0) return only.page(db, asked, today, scope);
  const pages = stores.map((store) => store.page(db, { filter, offset: 0, limit: offset + limit }, today, scope));
  const sum = (of: (page: CarePage) => number): number => pages.reduce((all, page) => all + of(page), 0);
  return {
    rows: inOrder(
      filter,
      pages.map(({ rows }) => rows),
    ).slice(offset, offset + limit),
    total: sum(({ total }) => total),
    communities: communitiesOf(db, pages),
    bands: bandsOf(pages),
    withoutBirth: sum(({ withoutBirth }) => withoutBirth),
    months: pages.find(({ months }) => months !== null)?.months ?? null,
    isMonthsSure: pages.every(({ isMonthsSure }) => isMonthsSure),
  };
}

/** All rows of a list. */
export function eachCare(db: ReadableDb, filter: CareList, today: string, scope: Scope = wholeOffice): CareRow[] {
  return inOrder(
    filter,
    stores.map((store) => store.all(db, filter, today, scope)),
  );
}

/** These files as rows of a list, in the order they are asked for; who died meanwhile is among them. */
export function careRowsOf(db: ReadableDb, recordIds: readonly number[], today: string): CareRow[] {
  const rows = new Map(stores.flatMap((store) => store.rows(db, recordIds, today)).map((row) => [row.recordId, row]));
  return recordIds.flatMap((id) => rows.get(id) ?? []);
}

// Sorting keeps what is equal in its place, so that the order within a kind stays as the kind has it.
function inOrder({ list }: CareList, ofKinds: CareRow[][]): CareRow[] {
  const key = orderedBy[list];
  return ofKinds.flat().sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
}

function communitiesOf(db: ReadableDb, pages: readonly CarePage[]): CarePage['communities'] {
  const counts = new Map<number, number>();
  for (const { communities } of pages)
    for (const { id, count } of communities) counts.set(id, (counts.get(id) ?? 0) + count);
  return listCommunities(db, { withEnded: true }).flatMap(({ id, name }) => {
    const count = counts.get(id);
    return count === undefined ? [] : [{ id, name, count }];
  });
}

function bandsOf(pages: readonly CarePage[]): CarePage['bands'] {
  const bands = new Map<number, CarePage['bands'][number]>();
  for (const band of pages.flatMap((page) => page.bands)) {
    const same = bands.get(band.fromAge);
    bands.set(band.fromAge, same ? { ...same, count: same.count + band.count } : band);
  }
  return [...bands.values()].sort((one, other) => one.fromAge - other.fromAge);
}
