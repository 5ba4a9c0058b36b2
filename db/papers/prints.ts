import type { SheetRequest } from '#shared/contract/sheets.ts';
import { printNote } from '#shared/sheets/papers.ts';
import { sheetSubject } from '#shared/sheets/subjects.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { insertRow } from '../core/rows.ts';
import { printTable } from '../tables/work.ts';

/** Keeps that a form came out on paper or as PDF, with everything it is about. */
export function keepPrint(db: WritableDb, act: Act, request: SheetRequest, way: 'printer' | 'pdf'): void {
  const { noun, ids } = sheetSubject(request);
  for (const nounId of ids) {
    insertRow(db, printTable, { at: act.at, userId: act.userId, form: request.form, noun, nounId, way });
    keepChange(db, act, { noun, nounId, action: 'print', note: printNote(request.form, way) });
  }
}
