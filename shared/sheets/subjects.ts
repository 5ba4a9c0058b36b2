import type { SheetRequest } from '../contract/sheets.ts';
import { kindSheetSubjects } from '../registers/sheets.ts';

type KindNoun = (typeof kindSheetSubjects)[keyof typeof kindSheetSubjects];
const kindSubjects = Object.entries(kindSheetSubjects);

/** What a sheet is about: whom its print is kept with, and by whose scope it may be seen. */
export type SheetSubject =
  | { noun: 'record'; ids: readonly number[] }
  | { noun: 'handover' | 'recoveryCard' | KindNoun; ids: readonly [number] }
  /** The closing it shows; 0 for the figures of today. */
  | { noun: 'report'; ids: readonly [number] };

export function sheetSubject(request: SheetRequest): SheetSubject {
  if ('handoverId' in request) return { noun: 'handover', ids: [request.handoverId] };
  if ('cardId' in request) return { noun: 'recoveryCard', ids: [request.cardId] };
  if (request.form === 'report') return { noun: 'report', ids: [request.closeId ?? 0] };
  if ('recordIds' in request) return { noun: 'record', ids: request.recordIds };
  if ('recordId' in request) return { noun: 'record', ids: [request.recordId] };
  const given: Readonly<Record<string, unknown>> = request;
  for (const [field, noun] of kindSubjects) {
    const id = given[field];
    if (typeof id === 'number') return { noun, ids: [id] };
  }
  throw new RangeError(`the form ${request.form} is about nothing`);
}
