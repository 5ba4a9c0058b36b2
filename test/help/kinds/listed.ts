import type { ReadableDb } from '#db/core/open.ts';
import { listRecords } from '#db/records/list.ts';
import { RecordFilter, type RecordRow } from '#shared/contract/records.ts';
import type { RecordKind } from '#shared/records/kinds.ts';

/** The files of a kind as its list has them, by number, at most 50. */
export function listedOf(db: ReadableDb, kind: RecordKind, more: Partial<RecordFilter> = {}): RecordRow[] {
  const filter = { ...RecordFilter.parse({ kind }), ...more };
  return listRecords(db, { filter, sort: 'number', descending: false, offset: 0, limit: 50 }).rows;
}
