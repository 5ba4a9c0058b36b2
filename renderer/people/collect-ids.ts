import { archiveCall } from '#renderer/api.ts';
import { PAGE_LIMIT } from '#shared/contract/records.ts';
import { pageInput } from './list-input.ts';
import type { ListQuery } from './list-store.ts';

/**
 * The ids of the rows from one position to another, both included, read in the largest pages the contract allows.
 * `onProgress` hears how many are there; ends early, with what it has, when `signal` is given up.
 */
export async function collectIds(
  query: ListQuery,
  from: number,
  to: number,
  options: { signal?: AbortSignal; onProgress?: (done: number) => void } = {},
): Promise<number[]> {
  const ids: number[] = [];
  for (let page = Math.floor(from / PAGE_LIMIT); page * PAGE_LIMIT <= to; page += 1) {
    if (options.signal?.aborted) break;
    const { rows } = await archiveCall('records.list', pageInput(query, page, PAGE_LIMIT));
    const start = page * PAGE_LIMIT;
    ids.push(...rows.slice(Math.max(from - start, 0), to - start + 1).map((row) => row.id));
    options.onProgress?.(ids.length);
    if (rows.length < PAGE_LIMIT) break;
  }
  return ids;
}
