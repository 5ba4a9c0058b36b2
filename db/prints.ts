import type { SheetRequest } from '#shared/contract/sheets.ts';
import { type Act, keepChange } from './changes.ts';
import type { WritableDb } from './open.ts';
import { insertRow } from './rows.ts';
import { printTable } from './tables/work.ts';

/** Keeps that a form came out on paper or as PDF. */
export function keepPrint(db: WritableDb, act: Act, request: SheetRequest, way: 'printer' | 'pdf'): void {
  const about =
    request.form === 'handover-list'
      ? ({ noun: 'handover', nounId: request.handoverId } as const)
      : ({ noun: 'record', nounId: request.recordId } as const);
  insertRow(db, printTable, { at: act.at, userId: act.userId, form: request.form, ...about, way });
  keepChange(db, act, { ...about, action: 'print', note: `${request.form} ${way}` });
}
