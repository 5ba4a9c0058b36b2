import { z } from 'zod';
import { actNouns } from '../registers/nouns.ts';
import { sheetSubject } from '../sheets/subjects.ts';
import type { About } from './about.ts';
import { OWN_CODES_MOST, OwnCode } from './codes.ts';
import { reads } from './entry.ts';
import { Handover } from './handovers.ts';
import { RecordFile } from './records.ts';
import { ReportAsked, ReportHead } from './reports.ts';
import { SheetDocument } from './sheet-documents.ts';
import { Id, IdKind, Month } from './types.ts';

/** Forms about the end of one file's benefit. */
export const EndForm = z.enum(['death-report', 'survivor-claim']);
/** Forms of which many are printed in one go, each about one file. */
export const BatchForm = z.enum([
  'certification-form',
  'certification-notice',
  'suspension-notice',
  'pause-proposal',
  'visit-list',
]);
/** The papers of a batch of files that are taken over or sent away, and of one paper file. */
const PaperFileForm = z.enum(['batch-letter', 'batch-list', 'batch-directory', 'paper-directory', 'seal-chain']);
/** The forms that come as data (sheet-documents.ts). */
export const DocumentForm = z.enum([
  ...EndForm.options,
  ...BatchForm.options,
  ...PaperFileForm.options,
  'certification-assist',
  'change-report',
  'pay-roll',
  'pay-changes',
  'report',
  'recovery-card',
]);
export type DocumentForm = z.infer<typeof DocumentForm>;

/** A sheet to print: which form, about what. */
export const SheetRequest = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('retiree-registration'), recordId: Id }),
  z.strictObject({ form: z.literal('handover-list'), handoverId: Id }),
  /** `paidThrough`: the last month that was paid; this month when null. */
  z.strictObject({ form: EndForm, recordId: Id, paidThrough: Month.nullable() }),
  z.strictObject({ form: z.literal('certification-assist'), recordId: Id }),
  /** What one entry of the file's history changed. */
  z.strictObject({ form: z.literal('change-report'), recordId: Id, changeId: Id }),
  /** The roll of a month that is final, whole or of one bank ('' without one) or community. */
  z.strictObject({
    form: z.literal('pay-roll'),
    rollId: Id,
    bankCode: z.string().max(4).nullable(),
    communityId: Id.nullable(),
    /** Whether the middle of ID numbers is hidden. */
    isMasked: z.boolean(),
  }),
  z.strictObject({ form: z.literal('pay-changes'), rollId: Id }),
  /** `lineIds` null: everybody of the list. */
  z.strictObject({ form: z.literal('batch-letter'), batchId: Id, lineIds: z.array(Id).min(1).max(500).nullable() }),
  z.strictObject({ form: z.literal('batch-list'), batchId: Id }),
  z.strictObject({ form: z.literal('batch-directory'), batchId: Id, lineId: Id }),
  z.strictObject({ form: z.literal('paper-directory'), recordId: Id }),
  z.strictObject({ form: z.literal('seal-chain'), recordId: Id, sealId: Id }),
  /** The code comes from whoever was just told it: the archive keeps no more of it than the hash. */
  z.strictObject({ form: z.literal('recovery-card'), cardId: Id, code: z.string().max(60) }),
  z.strictObject({ form: BatchForm, recordIds: z.array(Id).min(1).max(500) }),
  /** A report of today's figures. `closeId`: as it was closed, with the heading it had then. */
  z.strictObject({ form: z.literal('report'), ...ReportAsked.shape, head: ReportHead, closeId: Id.nullable() }),
]);
export type SheetRequest = z.output<typeof SheetRequest>;
export type FormName = SheetRequest['form'];
export type PaperFileRequest = Extract<SheetRequest, { form: z.output<typeof PaperFileForm> }>;
export type DocumentRequest = Extract<SheetRequest, { form: DocumentForm }>;

const Printed = z.strictObject({
  officeName: z.string(),
  areaCode: z.string(),
  printedAt: z.string(),
  operator: z.string(),
  /** Where the log ended when the sheet was made; lists carry it at their foot. */
  log: z.string(),
});

export const RegistrationSheet = z.strictObject({
  form: z.literal('retiree-registration'),
  printed: Printed,
  record: RecordFile,
  /** What the office decided about codes: the sheet is drawn without asking for anything else. */
  codes: z.array(OwnCode).max(OWN_CODES_MOST),
  /** The one-inch photo as a data URL, where the file has one. */
  photo: z.string().nullable(),
});
export type RegistrationSheet = z.infer<typeof RegistrationSheet>;

export const HandoverListSheet = z.strictObject({
  form: z.literal('handover-list'),
  printed: Printed,
  handover: Handover,
  /** The package's years of retirement as a range, and its volume, as the list's head says them. */
  totals: z.strictObject({ records: z.int(), attachments: z.int(), bytes: z.int() }),
  rows: z
    .array(
      z.strictObject({
        number: z.string(),
        name: z.string(),
        idKind: IdKind,
        idNumber: z.string().nullable(),
        retiredOn: z.string().nullable(),
        communityName: z.string().nullable(),
        attachments: z.int(),
        remark: z.string(),
      }),
    )
    .max(100_000),
});
export type HandoverListSheet = z.infer<typeof HandoverListSheet>;

export const DocumentSheet = z.strictObject({
  form: DocumentForm,
  printed: Printed,
  document: SheetDocument,
  /** Whom it does not apply to and who is not on it, each with the reason. */
  leftOut: z.array(z.string().max(200)).max(500),
});
export type DocumentSheet = z.infer<typeof DocumentSheet>;

export const Sheet = z.discriminatedUnion('form', [RegistrationSheet, HandoverListSheet, DocumentSheet]);
export type Sheet = z.infer<typeof Sheet>;

// The roll of a month and a report on paper are the whole office's; a recovery card opens it.
function aboutSheet(request: SheetRequest): About {
  const { noun, ids } = sheetSubject(request);
  if (noun === 'recoveryCard') return { isWhole: true };
  if (noun === 'handover') return { handover: ids[0] };
  if (noun === 'record') return { records: ids };
  return actNouns[noun].about?.(ids[0]) ?? { isWhole: true };
}

export const sheetCalls = {
  'sheets.get': reads({
    input: z.strictObject({ request: SheetRequest }),
    output: Sheet,
    right: ({ request }) => (request.form === 'recovery-card' ? 'users' : 'look'),
    scope: ({ request }) => aboutSheet(request),
  }),
};
