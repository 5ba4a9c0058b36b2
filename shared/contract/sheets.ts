import { z } from 'zod';
import { recordKinds } from '../records/kinds.ts';
import { actNouns } from '../registers/nouns.ts';
import { kindDocumentForms, kindDrawnForms, kindRequests } from '../registers/sheets.ts';
import { sheetSubject } from '../sheets/subjects.ts';
import type { About } from './about.ts';
import { OWN_CODES_MOST, OwnCode } from './codes.ts';
import { reads } from './entry.ts';
import { Handover } from './handovers.ts';
import { PersonFile } from './records.ts';
import { ReportAsked, ReportHead } from './reports.ts';
import { SheetDocument } from './sheet-documents.ts';
import { Id, IdKind } from './types.ts';

/** The forms that come as data (sheet-documents.ts). */
export const DocumentForm = z.enum([
  ...kindDocumentForms,
  'visit-list',
  'paper-directory',
  'seal-chain',
  'report',
  'recovery-card',
]);
export type DocumentForm = z.infer<typeof DocumentForm>;

/** A sheet to print: which form, about what. */
export const SheetRequest = z.discriminatedUnion('form', [
  ...kindRequests,
  z.strictObject({ form: z.literal('handover-list'), handoverId: Id }),
  /** 走访名单 of people in the office's care, of whichever kinds their files are. */
  z.strictObject({ form: z.literal('visit-list'), recordIds: z.array(Id).min(1).max(500) }),
  /** Of one paper file. */
  z.strictObject({ form: z.literal('paper-directory'), recordId: Id }),
  z.strictObject({ form: z.literal('seal-chain'), recordId: Id, sealId: Id }),
  /** The code comes from whoever was just told it: the archive keeps no more of it than the hash. */
  z.strictObject({ form: z.literal('recovery-card'), cardId: Id, code: z.string().max(60) }),
  /** A report of today's figures. `closeId`: as it was closed, with the heading it had then. */
  z.strictObject({ form: z.literal('report'), ...ReportAsked.shape, head: ReportHead, closeId: Id.nullable() }),
]);
export type SheetRequest = z.output<typeof SheetRequest>;
export type FormName = SheetRequest['form'];

/** A request for a form that a kind draws itself. */
export type FileSheetRequest = Extract<SheetRequest, { form: (typeof kindDrawnForms)[number] }>;
export const asksFileSheet = (request: SheetRequest): request is FileSheetRequest =>
  (kindDrawnForms as readonly string[]).includes(request.form);

export type DocumentRequest = Extract<SheetRequest, { form: DocumentForm }>;

const Printed = z.strictObject({
  officeName: z.string(),
  areaCode: z.string(),
  printedAt: z.string(),
  operator: z.string(),
  /** Where the log ended when the sheet was made; lists carry it at their foot. */
  log: z.string(),
});

/** A form that a kind draws itself, of one whole file. */
export const FileSheet = z.strictObject({
  form: z.enum(kindDrawnForms),
  printed: Printed,
  record: PersonFile,
  /** What the office decided about codes: the sheet is drawn without asking for anything else. */
  codes: z.array(OwnCode).max(OWN_CODES_MOST),
  /** The one-inch photo as a data URL, where the file has one. */
  photo: z.string().nullable(),
});
export type FileSheet = z.infer<typeof FileSheet>;

export const HandoverListSheet = z.strictObject({
  form: z.literal('handover-list'),
  kind: z.enum(recordKinds),
  printed: Printed,
  handover: Handover,
  /** What the list's head says of the package. */
  totals: z.strictObject({ records: z.int(), attachments: z.int(), bytes: z.int() }),
  rows: z
    .array(
      z.strictObject({
        number: z.string(),
        name: z.string(),
        /** null: an outlet, or a household nobody heads. */
        idKind: IdKind.nullable(),
        idNumber: z.string().nullable(),
        /** The day the files of the kind are ordered by; a day or a month. */
        sortOn: z.string().nullable(),
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

export const Sheet = z.discriminatedUnion('form', [FileSheet, HandoverListSheet, DocumentSheet]);
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
