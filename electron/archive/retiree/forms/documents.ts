import type { ReadableDb } from '#db/core/open.ts';
import type { SheetDocument } from '#shared/contract/sheet-documents.ts';
import { certificationAssist } from '#shared/records/retiree/forms/certification-assist.ts';
import { certificationForms } from '#shared/records/retiree/forms/certification-form.ts';
import { certificationNotices, suspensionNotices } from '#shared/records/retiree/forms/certification-letters.ts';
import { changeReport } from '#shared/records/retiree/forms/change-report.ts';
import { deathReport } from '#shared/records/retiree/forms/death-report.ts';
import type { FormFacts } from '#shared/records/retiree/forms/facts.ts';
import { pauseProposal } from '#shared/records/retiree/forms/pause-proposal.ts';
import { survivorClaim } from '#shared/records/retiree/forms/survivor-claim.ts';
import type { DocumentMakers } from '../../forms/document-maker.ts';
import { batchDocument } from './batch-documents.ts';
import { formFacts } from './facts.ts';
import { paymentRoster } from './payment-rosters.ts';
import { reportedChange } from './reported-change.ts';

/** How the forms of retirees are made. */
export const retireeDocuments = {
  'batch-letter': (db, _dir, request) => batchDocument(db, request),
  'batch-list': (db, _dir, request) => batchDocument(db, request),
  'batch-directory': (db, _dir, request) => batchDocument(db, request),
  'death-report': async (db, dir, { recordId, paidThrough }) =>
    deathReport(await formFacts(db, dir, recordId, paidThrough)),
  'survivor-claim': async (db, dir, { recordId, paidThrough }) =>
    survivorClaim(await formFacts(db, dir, recordId, paidThrough)),
  'certification-assist': async (db, dir, { recordId }) =>
    certificationAssist(await formFacts(db, dir, recordId, null)),
  'change-report': async (db, dir, { recordId, changeId }) =>
    changeReport(await formFacts(db, dir, recordId, null), reportedChange(db, recordId, changeId)),
  'pay-roll': (db, _dir, request) => paymentRoster(db, request),
  'pay-changes': (db, _dir, request) => paymentRoster(db, request),
  'certification-form': ofMany(certificationForms),
  'certification-notice': ofMany(certificationNotices),
  'pause-proposal': ofMany(pauseProposal),
  'suspension-notice': ofMany(suspensionNotices),
} satisfies DocumentMakers;

function ofMany(form: (facts: FormFacts[]) => SheetDocument) {
  return async (db: ReadableDb, dir: string, { recordIds }: { recordIds: readonly number[] }) =>
    form(await Promise.all(recordIds.map((recordId) => formFacts(db, dir, recordId, null))));
}
