import { useSyncExternalStore } from 'react';
import { keptForUser } from '#renderer/app/kept-for-user.ts';
import type { RecordSort } from '#shared/contract/records.ts';
import { type RecordKind, recordKinds } from '#shared/records/kinds.ts';

/** What the list is asked for: the words in the search box, the filters, the order. */
export interface ListQuery {
  kind: RecordKind;
  text: string;
  communityId: number | null;
  state: string | null;
  retiredYear: number | null;
  employerId: number | null;
  bankId: number | null;
  isWithoutNumber: boolean;
  isRemoved: boolean;
  /** The list as it was at the end of that day; null: as it is now. */
  onDate: string | null;
  sort: RecordSort;
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

export const emptyQuery: ListQuery = {
  kind: recordKinds[0],
  text: '',
  communityId: null,
  state: null,
  retiredYear: null,
  employerId: null,
  bankId: null,
  isWithoutNumber: false,
  isRemoved: false,
  onDate: null,
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
export function sortBy(sort: RecordSort): void {
  const { query } = view;
  // What was changed last is what one looks for in that column; everything else begins at its beginning.
  const first = sort === 'updatedAt';
  ask(query.sort === sort ? { descending: !query.descending } : { sort, descending: first });
}

export function hasFilters(query: ListQuery): boolean {
  return (
    query.communityId !== null ||
    query.state !== null ||
    query.retiredYear !== null ||
    query.employerId !== null ||
    query.bankId !== null ||
    query.isWithoutNumber ||
    query.isRemoved ||
    query.onDate !== null
  );
}

export const noFilters = {
  communityId: null,
  state: null,
  retiredYear: null,
  employerId: null,
  bankId: null,
  isWithoutNumber: false,
  isRemoved: false,
  onDate: null,
} as const;

export function useListView(): ListView {
  return useSyncExternalStore(subscribe, getListView);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
