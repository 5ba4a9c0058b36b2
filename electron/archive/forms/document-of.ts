import { careRowsOf } from '#db/care/people.ts';
import { dictionary } from '#db/codes/codes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { requireOffice } from '#db/policy/office.ts';
import { holdingCard } from '#db/users/recovery.ts';
import type { SheetDocument } from '#shared/contract/sheet-documents.ts';
import type { DocumentForm, DocumentRequest } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import { reportForm } from '#shared/reports/report-form.ts';
import { formatDate, localDay } from '#shared/rules/calendar.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { recoveryCardForm } from '#shared/sheets/recovery-card.ts';
import { visitList } from '#shared/sheets/visit-list.ts';
import { now } from '../core/context.ts';
import { kindDocuments } from '../registers/documents.ts';
import { saidClosed, saidNow } from '../reporting/said.ts';
import type { DocumentMaker } from './document-maker.ts';
import { paperDocuments } from './paper-documents.ts';

/** Every form that comes as data: those of the office itself, and those of the kinds of record. */
const documents: { readonly [F in DocumentForm]: DocumentMaker<F> } = {
  ...kindDocuments,
  ...paperDocuments,
  report: (db, _dir, { form: _form, closeId, head, ...asked }) =>
    reportForm(closeId === null ? saidNow(db, asked, head, wholeOffice) : saidClosed(db, closeId)),
  'visit-list': (db, _dir, { recordIds }) => visitList(careRowsOf(db, recordIds, localDay(now())), dictionary(db)),
  'recovery-card': (db, _dir, { cardId, code }) => recoveryCardForm({ ...cardFacts(db, cardId), code }),
};

/** What stands on a form that comes as data. @throws AppError record.notFound, office.notSetUp */
export async function documentOf(db: ReadableDb, dir: string, request: DocumentRequest): Promise<SheetDocument> {
  // Each maker takes its own form's request, and the request names the maker.
  const make = documents[request.form] as (db: ReadableDb, dir: string, request: DocumentRequest) => SheetDocument;
  return make(db, dir, request);
}

function cardFacts(db: ReadableDb, cardId: number): { officeName: string; day: string; by: string } {
  const card = holdingCard(db);
  if (card?.id !== cardId) throw new AppError('recovery.noCard', {});
  return { officeName: requireOffice(db).name, day: formatDate(localDay(card.madeAt), 'han'), by: card.by };
}
