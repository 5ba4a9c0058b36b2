import type { ReadableDb } from '#db/core/open.ts';
import { addressees } from '#db/records/retiree/addressees.ts';
import type { DocumentRequest } from '#shared/contract/sheets.ts';
import { whyUnfit } from '#shared/records/retiree/forms/who-fits.ts';

/** Retirees whom a form is asked for and does not apply to, each with the reason. */
export function unfitRetirees(db: ReadableDb, request: DocumentRequest, today: string): { id: number; said: string }[] {
  const asked =
    'recordIds' in request ? request.recordIds : request.form === 'certification-assist' ? [request.recordId] : [];
  return addressees(db, asked).flatMap((one) => {
    const why = whyUnfit(request.form, one, today);
    return why === null ? [] : [{ id: one.id, said: `${one.name}（${one.number}）${why}` }];
  });
}
