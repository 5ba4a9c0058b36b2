import type { SheetRequest } from '../contract/sheets.ts';

/** What a sheet is about: whom its print is kept with, and by whose scope it may be seen. */
export type SheetSubject =
  | { noun: 'record'; ids: readonly number[] }
  | { noun: 'handover' | 'payroll' | 'batch' | 'recoveryCard'; ids: readonly [number] }
  /** The closing it shows; 0 for the figures of today. */
  | { noun: 'report'; ids: readonly [number] };

export function sheetSubject(request: SheetRequest): SheetSubject {
  if ('handoverId' in request) return { noun: 'handover', ids: [request.handoverId] };
  if ('cardId' in request) return { noun: 'recoveryCard', ids: [request.cardId] };
  if ('rollId' in request) return { noun: 'payroll', ids: [request.rollId] };
  if (request.form === 'report') return { noun: 'report', ids: [request.closeId ?? 0] };
  if ('batchId' in request) return { noun: 'batch', ids: [request.batchId] };
  return { noun: 'record', ids: 'recordIds' in request ? request.recordIds : [request.recordId] };
}
