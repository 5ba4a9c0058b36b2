import { careRowsOf } from '#db/care/people.ts';
import { dictionary } from '#db/codes/codes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { requireOffice } from '#db/policy/office.ts';
import { holdingCard } from '#db/users/recovery.ts';
import type { SheetDocument } from '#shared/contract/sheet-documents.ts';
import type { DocumentRequest } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import { certificationAssist } from '#shared/records/retiree/forms/certification-assist.ts';
import { certificationForms } from '#shared/records/retiree/forms/certification-form.ts';
import { certificationNotices, suspensionNotices } from '#shared/records/retiree/forms/certification-letters.ts';
import { changeReport } from '#shared/records/retiree/forms/change-report.ts';
import { deathReport } from '#shared/records/retiree/forms/death-report.ts';
import type { FormFacts } from '#shared/records/retiree/forms/facts.ts';
import { pauseProposal } from '#shared/records/retiree/forms/pause-proposal.ts';
import { survivorClaim } from '#shared/records/retiree/forms/survivor-claim.ts';
import { visitList } from '#shared/records/retiree/forms/visit-list.ts';
import { reportForm } from '#shared/reports/report-form.ts';
import { formatDate, localDay } from '#shared/rules/calendar.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { recoveryCardForm } from '#shared/sheets/recovery-card.ts';
import { now } from '../core/context.ts';
import { saidClosed, saidNow } from '../reporting/said.ts';
import { paperFileDocument } from '../retiree/forms/batch-documents.ts';
import { formFacts } from '../retiree/forms/facts.ts';
import { paymentRoster } from '../retiree/forms/payment-rosters.ts';
import { reportedChange } from '../retiree/forms/reported-change.ts';

/** What stands on a form that comes as data. @throws AppError record.notFound, office.notSetUp */
export async function documentOf(db: ReadableDb, dir: string, request: DocumentRequest): Promise<SheetDocument> {
  const of = (recordId: number): Promise<FormFacts> => formFacts(db, dir, recordId, null);
  switch (request.form) {
    case 'batch-letter':
    case 'batch-list':
    case 'batch-directory':
    case 'paper-directory':
    case 'seal-chain':
      return paperFileDocument(db, request);
    case 'death-report':
      return deathReport(await formFacts(db, dir, request.recordId, request.paidThrough));
    case 'survivor-claim':
      return survivorClaim(await formFacts(db, dir, request.recordId, request.paidThrough));
    case 'report': {
      const { form: _form, closeId, head, ...asked } = request;
      return reportForm(closeId === null ? saidNow(db, asked, head, wholeOffice) : saidClosed(db, closeId));
    }
    case 'recovery-card':
      return recoveryCardForm({ ...cardFacts(db, request.cardId), code: request.code });
    case 'certification-assist':
      return certificationAssist(await of(request.recordId));
    case 'change-report':
      return changeReport(await of(request.recordId), reportedChange(db, request.recordId, request.changeId));
    case 'pay-roll':
    case 'pay-changes':
      return paymentRoster(db, request);
    case 'certification-form':
      return certificationForms(await Promise.all(request.recordIds.map(of)));
    case 'certification-notice':
      return certificationNotices(await Promise.all(request.recordIds.map(of)));
    case 'pause-proposal':
      return pauseProposal(await Promise.all(request.recordIds.map(of)));
    case 'visit-list':
      return visitList(careRowsOf(db, request.recordIds, localDay(now())), dictionary(db));
    case 'suspension-notice':
      return suspensionNotices(await Promise.all(request.recordIds.map(of)));
  }
}

function cardFacts(db: ReadableDb, cardId: number): { officeName: string; day: string; by: string } {
  const card = holdingCard(db);
  if (card?.id !== cardId) throw new AppError('recovery.noCard', {});
  return { officeName: requireOffice(db).name, day: formatDate(localDay(card.madeAt), 'han'), by: card.by };
}
