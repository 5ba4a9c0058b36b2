import type { SheetRequest } from '../contract/sheets.ts';

/** What a sheet is about: whom its print is kept with, and by whose scope it may be seen. */
export type SheetSubject =
  | { noun: 'record'; ids: readonly number[] }
  | { noun: 'handover' | 'batch'; ids: readonly [number] };

export function sheetSubject(request: SheetRequest): SheetSubject {
  if ('handoverId' in request) return { noun: 'handover', ids: [request.handoverId] };
  if ('batchId' in request) return { noun: 'batch', ids: [request.batchId] };
  return { noun: 'record', ids: 'recordIds' in request ? request.recordIds : [request.recordId] };
}
