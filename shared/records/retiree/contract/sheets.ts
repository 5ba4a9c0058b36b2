import { z } from 'zod';
import { Id, Month } from '../../../contract/types.ts';

/** The forms of retirees' files, of their batches and rolls, as they are asked for. */

/** Forms about the end of one file's benefit. */
const EndForm = z.enum(['death-report', 'survivor-claim']);
/** Forms of which many are printed in one go, each about one file. */
const ManyForm = z.enum(['certification-form', 'certification-notice', 'suspension-notice', 'pause-proposal']);

/** The forms that come as data. */
export const retireeDocumentForms = [
  ...EndForm.options,
  ...ManyForm.options,
  'batch-letter',
  'batch-list',
  'batch-directory',
  'certification-assist',
  'change-report',
  'pay-roll',
  'pay-changes',
] as const;

/** The forms that are drawn by the kind, of one whole file each. */
export const retireeDrawnForms = ['retiree-registration'] as const;

export const retireeRequests = [
  z.strictObject({ form: z.enum(retireeDrawnForms), recordId: Id }),
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
  z.strictObject({ form: ManyForm, recordIds: z.array(Id).min(1).max(500) }),
] as const;

/** What a sheet is about beside files, by what its request names it with. */
export const retireeSheetSubjects = { rollId: 'payroll', batchId: 'batch' } as const;
