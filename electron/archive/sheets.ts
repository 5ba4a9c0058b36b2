import { ownCodes } from '#db/codes/codes.ts';
import { logEnd } from '#db/core/log.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { getHandover } from '#db/handovers/handovers.ts';
import { handoverLines, kindOfHandover } from '#db/handovers/lines.ts';
import { requireOffice } from '#db/policy/office.ts';
import { getPersonFile } from '#db/records/records.ts';
import { asksFileSheet, type Sheet, type SheetRequest, type sheetCalls } from '#shared/contract/sheets.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { logMark } from '#shared/rules/log-mark.ts';
import { now } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';
import { operatorName } from './core/signed-in.ts';
import { documentOf } from './forms/document-of.ts';
import { fittingRequest } from './forms/fitting.ts';
import { refuseOtherKind } from './forms/of-other-kind.ts';
import { photoOf } from './materials/photo.ts';

export const sheetHandlers: HandlersOf<typeof sheetCalls> = {
  'sheets.get': (input, context) => sheetOf(context.db, context.dir, operatorName(context), input.request),
};

/** Everything a sheet shows, in one piece. @throws AppError record.notFound, handover.notFound, office.notSetUp, printing.otherKind, printing.unfit */
export async function sheetOf(db: ReadableDb, dir: string, operator: string, request: SheetRequest): Promise<Sheet> {
  const office = requireOffice(db);
  refuseOtherKind(db, request);
  const printed = {
    officeName: office.name,
    areaCode: office.areaCode,
    printedAt: localTime(new Date()),
    operator,
    log: logMark(logEnd(db)),
  };
  if (asksFileSheet(request)) {
    const record = getPersonFile(db, request.recordId);
    const codes = ownCodes(db);
    return { form: request.form, printed, record, codes, photo: await photoOf(dir, record.attachments) };
  }
  if (request.form !== 'handover-list') {
    const { request: fitting, leftOut } = fittingRequest(db, request, localDay(now()));
    return { form: request.form, printed, document: await documentOf(db, dir, fitting), leftOut };
  }
  const rows = handoverLines(db, request.handoverId);
  const handover = getHandover(db, request.handoverId);
  const attachments = rows.reduce((sum, row) => sum + row.attachments, 0);
  return {
    form: request.form,
    kind: kindOfHandover(db, request.handoverId),
    printed,
    handover,
    totals: { records: rows.length, attachments, bytes: handover.bytes },
    rows,
  };
}

/** 2026-11-23 14:05 by the clock on the wall. */
function localTime(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
