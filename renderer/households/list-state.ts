import { useSyncExternalStore } from 'react';
import { keptForUser } from '#renderer/app/kept-for-user.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { HouseholdSort, HouseholdState } from '#shared/contract/households.ts';

/** What the list of households is asked for. */
export interface HouseholdQuery {
  text: string;
  communityId: number | null;
  state: HouseholdState;
  /** As of a day past; null: as it is now. */
  onDate: string | null;
  sort: HouseholdSort;
  descending: boolean;
}

/** The list as the clerk left it; it stands so again when coming back from a household. */
interface View {
  query: HouseholdQuery;
  /** Position of the row the keyboard is on, from 0. */
  cursor: number;
  scrollTop: number;
}

export const emptyQuery: HouseholdQuery = {
  text: '',
  communityId: null,
  state: 'open',
  onDate: null,
  sort: 'number',
  descending: false,
};
/** Rows asked for at once; a screen holds fewer than half of them. */
export const PAGE = 100;

const fresh: View = { query: emptyQuery, cursor: 0, scrollTop: 0 };
let view: View = fresh;
const listeners = new Set<() => void>();
keptForUser(() => setView(fresh));

export const getView = (): View => view;

export function setView(change: Partial<View>): void {
  view = { ...view, ...change };
  for (const listener of listeners) listener();
}

/** Where the list is scrolled to; nothing is drawn anew. */
export function keepScroll(scrollTop: number): void {
  view = { ...view, scrollTop };
}

/** Asks for something else; the answer is looked at from its top. */
export function ask(change: Partial<HouseholdQuery>): void {
  setView({ query: { ...view.query, ...change }, cursor: 0, scrollTop: 0 });
}

/** A heading was chosen: its order, or the other way round where it is the order already. */
export function sortBy(sort: HouseholdSort): void {
  ask(view.query.sort === sort ? { descending: !view.query.descending } : { sort, descending: false });
}

export function isNarrowed(query: HouseholdQuery): boolean {
  return query.text.trim() !== '' || query.communityId !== null || query.state !== 'open' || query.onDate !== null;
}

export function filterOf({
  text,
  communityId,
  state,
  onDate,
}: HouseholdQuery): ArchiveInput<'households.list'>['filter'] {
  return { text: text.trim(), communityId, state, onDate };
}

export function pageInput(query: HouseholdQuery, page: number): ArchiveInput<'households.list'> {
  const { sort, descending } = query;
  return { filter: filterOf(query), sort, descending, offset: page * PAGE, limit: PAGE };
}

export function useView(): View {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, getView);
}
