import type { ReadableDb } from '#db/open.ts';
import type { SheetDocument } from '#shared/contract/sheet-documents.ts';
import type { DocumentRequest } from '#shared/contract/sheets.ts';
import { certificationAssist } from '#shared/records/retiree/forms/certification-assist.ts';
import { certificationForms } from '#shared/records/retiree/forms/certification-form.ts';
import { certificationNotices, suspensionNotices } from '#shared/records/retiree/forms/certification-letters.ts';
import { changeReport } from '#shared/records/retiree/forms/change-report.ts';
import { deathReport } from '#shared/records/retiree/forms/death-report.ts';
import type { FormFacts } from '#shared/records/retiree/forms/facts.ts';
import { survivorClaim } from '#shared/records/retiree/forms/survivor-claim.ts';
import { paperFileDocument } from './batch-documents.ts';
import { formFacts } from './facts.ts';
import { reportedChange } from './reported-change.ts';

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
    case 'certification-assist':
      return certificationAssist(await of(request.recordId));
    case 'change-report':
      return changeReport(await of(request.recordId), reportedChange(db, request.recordId, request.changeId));
    case 'certification-form':
      return certificationForms(await Promise.all(request.recordIds.map(of)));
    case 'certification-notice':
      return certificationNotices(await Promise.all(request.recordIds.map(of)));
    case 'suspension-notice':
      return suspensionNotices(await Promise.all(request.recordIds.map(of)));
  }
}
