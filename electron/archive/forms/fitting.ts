import type { ReadableDb } from '#db/core/open.ts';
import { addressees } from '#db/records/retiree/addressees.ts';
import type { DocumentRequest } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import { whyUnfit } from '#shared/records/retiree/forms/who-fits.ts';
import { sheetTitles } from '#shared/sheets/papers.ts';

/**
 * A request without the people to whom its letter does not apply, and who they are, each with the reason.
 * @throws AppError printing.unfit where it applies to none
 */
export function fittingRequest(
  db: ReadableDb,
  request: DocumentRequest,
  today: string,
): { request: DocumentRequest; leftOut: string[] } {
  const asked =
    'recordIds' in request ? request.recordIds : request.form === 'certification-assist' ? [request.recordId] : [];
  const unfit = new Map<number, string>();
  for (const one of addressees(db, asked)) {
    const why = whyUnfit(request.form, one, today);
    if (why !== null) unfit.set(one.id, `${one.name}（${one.number}）${why}`);
  }
  const leftOut = Array.from(unfit.values());
  if (leftOut.length === 0) return { request, leftOut };
  const fit = asked.filter((id) => !unfit.has(id));
  if (fit.length === 0 || !('recordIds' in request))
    throw new AppError('printing.unfit', {
      ...{ title: sheetTitles[request.form], first: leftOut[0] ?? '', more: leftOut.length - 1 },
    });
  return { request: { ...request, recordIds: fit }, leftOut };
}
