import type { ReadableDb } from '#db/core/open.ts';
import type { DocumentRequest } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import { sheetTitles } from '#shared/sheets/papers.ts';
import { everyKind } from '../registers/kinds.ts';

/**
 * A request without the people to whom its letter does not apply, and who they are, each with the reason.
 * @throws AppError printing.unfit where it applies to none
 */
export function fittingRequest(
  db: ReadableDb,
  request: DocumentRequest,
  today: string,
): { request: DocumentRequest; leftOut: string[] } {
  const unfit = new Map(
    everyKind.flatMap((kind) => kind.unfit(db, request, today)).map(({ id, said }) => [id, said] as const),
  );
  const leftOut = Array.from(unfit.values());
  if (leftOut.length === 0) return { request, leftOut };
  const fit = 'recordIds' in request ? request.recordIds.filter((id) => !unfit.has(id)) : [];
  if (fit.length === 0 || !('recordIds' in request))
    throw new AppError('printing.unfit', {
      ...{ title: sheetTitles[request.form], first: leftOut[0] ?? '', more: leftOut.length - 1 },
    });
  return { request: { ...request, recordIds: fit }, leftOut };
}
