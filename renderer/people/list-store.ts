import { useSyncExternalStore } from 'react';
import { keptForUser } from '#renderer/app/kept-for-user.ts';
import type { NamingField } from '#shared/contract/organisations.ts';
import { type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import type { FacetValues } from '#shared/records/list.ts';
import { kindLists } from '#shared/registers/lists.ts';

/** What the list is asked for: the words in the search box, the filters, the order. */
export interface ListQuery {
  kind: RecordKind;
  text: string;
  communityId: number | null;
  /** One of the segments of the kind's list; null: all files. */
  segment: string | null;
  states: readonly string[];
  isClosed: boolean | null;
  /** By facet of the kind's list what is asked for. */
  facets: FacetValues;
  isRemoved: boolean;
  /** The list as it was at the end of that day; null: as it is now. */
  onDate: string | null;
  /** One of every list or of the kind's own. */
  sort: string;
  descending: boolean;
}

/** The list as the clerk left it; it stands so again when coming back from a file. */
export interface ListView {
  query: ListQuery;
  /** Position of the row the keyboard is on, from 0. */
  cursor: number;
  scrollTop: number;
  /** Ids of the ticked files. */
  ticked: ReadonlySet<number>;
  /** Position a range of ticks starts from. */
  anchor: number | null;
  /** The first hit is to be opened as soon as the answer is there. */
  opensFirst: boolean;
}

export const noFilters = {
  communityId: null,
  segment: null,
  states: [],
  isClosed: null,
  facets: {},
  isRemoved: false,
  onDate: null,
} as const satisfies Partial<ListQuery>;

export const emptyQuery: ListQuery = {
  kind: recordKinds[0],
  text: '',
  ...noFilters,
  sort: 'number',
  descending: false,
};

/** The list as somebody finds it who comes to it first. */
export const freshListView: ListView = {
  query: emptyQuery,
  cursor: 0,
  scrollTop: 0,
  ticked: new Set(),
  anchor: null,
  opensFirst: false,
};

let view: ListView = freshListView;
const listeners = new Set<() => void>();
keptForUser(() => setListView(freshListView));

export function getListView(): ListView {
  return view;
}

/** The kind of record whose list was looked at last. */
export function currentKind(): RecordKind {
  return view.query.kind;
}

/** Goes to the list of a kind; words, filters and ticks were about the files of another. */
export function showKind(kind: RecordKind): void {
  if (kind !== view.query.kind) setListView({ ...freshListView, query: { ...emptyQuery, kind } });
}

/** Goes to the first of these kinds where the one looked at is none of them, as one that was put off. */
export function settleKind(kinds: readonly RecordKind[]): void {
  const [first] = kinds;
  if (first !== undefined && !kinds.includes(view.query.kind)) showKind(first);
}

export function setListView(change: Partial<ListView>): void {
  view = { ...view, ...change };
  for (const listener of listeners) listener();
}

/** Where the list is scrolled to; nobody is told, for nothing is drawn anew. */
export function keepScroll(scrollTop: number): void {
  view = { ...view, scrollTop };
}

/** Asks for something else: the new answer is looked at from its top. Ticks stay only where the files can still be seen. */
export function ask(change: Partial<ListQuery>): void {
  const query = { ...view.query, ...change };
  if (JSON.stringify(query) === JSON.stringify(view.query)) return;
  const isOrderOnly = Object.keys(change).every((key) => key === 'sort' || key === 'descending');
  setListView({
    query,
    cursor: 0,
    scrollTop: 0,
    anchor: null,
    opensFirst: false,
    ...(isOrderOnly ? {} : { ticked: new Set<number>() }),
  });
}

/** A column heading was chosen: its order, or the other way round when it is the order already. */
export function sortBy(sort: string): void {
  const { query } = view;
  // What was changed last is what one looks for in that column; everything else begins at its beginning.
  const first = sort === 'updatedAt';
  ask(query.sort === sort ? { descending: !query.descending } : { sort, descending: first });
}

/** What the list is narrowed by beside the words in the search box, in the order of `noFilters`. */
function filtersOf({ communityId, segment, states, isClosed, facets, isRemoved, onDate }: ListQuery) {
  return { communityId, segment, states, isClosed, facets, isRemoved, onDate };
}

export function hasFilters(query: ListQuery): boolean {
  return JSON.stringify(filtersOf(query)) !== JSON.stringify(noFilters);
}

/** Narrows the list by a value of a facet, or no more by it. */
export function askFacet(name: string, value: string | number | null): void {
  const { [name]: _before, ...others } = view.query.facets;
  ask({ facets: value === null ? others : { ...others, [name]: [value] } });
}

/** Goes to the files that name an organisation in a role: of the kind looked at, or of the first that names any so. */
export function askNaming(role: NamingField, id: number): void {
  const kind = [view.query.kind, ...recordKinds].find((one) =>
    kindLists[one].facets.some((facet) => facet.by === 'organisation' && facet.name === role),
  );
  if (kind === undefined) return;
  showKind(kind);
  ask({ text: '', ...noFilters, facets: { [role]: [id] } });
}

export function useListView(): ListView {
  return useSyncExternalStore(subscribe, getListView);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
