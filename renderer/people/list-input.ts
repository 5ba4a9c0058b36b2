import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { ListQuery } from './list-store.ts';

/** Rows asked for at once; a screen holds fewer than half of them. */
export const PAGE = 100;

/** The call for one page of the list, page from 0. Hits of a text come best first while the order is the usual one. */
export function pageInput(query: ListQuery, page: number, size: number = PAGE): ArchiveInput<'records.list'> {
  const { sort, descending, states, facets, ...filter } = query;
  const values = Object.entries(facets).map(([name, asked]) => [name, [...asked]]);
  const narrowed = { ...filter, states: [...states], facets: Object.fromEntries(values) };
  return { filter: { ...narrowed, text: filter.text.trim() }, sort, descending, offset: page * size, limit: size };
}
