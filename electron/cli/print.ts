import { resolve } from 'node:path';
import { keepPrint } from '#db/papers/prints.ts';
import { recordIdOf } from '#db/records/records.ts';
import { write } from '#electron/archive/core/context.ts';
import { refuseOwnFiles } from '#electron/files/own-files.ts';
import { writeWhole } from '#electron/files/write-whole.ts';
import type { FormName, SheetRequest } from '#shared/contract/sheets.ts';
import { sheetTitles } from '#shared/sheets/papers.ts';
import { type CommandLine, need, optional, UsageError } from './arguments.ts';
import type { Command } from './commands.ts';
import { openSession } from './session.ts';

// Printed of one entry of a history, one line of a list, one seal, a report with its period and heading, or with a code told once:
// these have no name on a command line.
const unnamed = ['change-report', 'report', 'batch-directory', 'seal-chain', 'recovery-card'] as const;
type PrintedForm = Exclude<FormName, (typeof unnamed)[number]>;
const forms: Record<string, PrintedForm> = {
  登记表: 'retiree-registration',
  ...Object.fromEntries(
    Object.entries(sheetTitles).flatMap(([form, title]) =>
      (unnamed as readonly string[]).includes(form)
        ? []
        : [
            [form, form],
            [title, form],
          ],
    ),
  ),
};

/** `print`: a form as PDF. */
export const printCommand: Command = async (line, printer) => {
  const wanted = need(line, 'form');
  const form = Object.hasOwn(forms, wanted) ? forms[wanted] : undefined;
  if (!form) throw new UsageError(`没有表“${wanted}”，可用：${Object.keys(forms).join('、')}。`);
  const out = resolve(need(line, 'out'));
  refuseOwnFiles(resolve(need(line, 'archive')), out);
  const session = openSession(line, printer);
  try {
    const request = requestOf(line, form, (number) => recordIdOf(session.context.db, number));
    const pdf = await session.context.printSheet(request);
    await writeWhole(out, pdf);
    write(session.context, (db, act) => keepPrint(db, act, request, 'pdf'));
    return { output: { out, pages: pagesOf(pdf) }, exitCode: 0 };
  } finally {
    session.close();
  }
};

const ofBatches = ['handover-list', 'pay-roll', 'pay-changes', 'batch-letter', 'batch-list'] as const;
function isOfBatch(form: PrintedForm): form is (typeof ofBatches)[number] {
  return (ofBatches as readonly string[]).includes(form);
}

function requestOf(line: CommandLine, form: PrintedForm, idOf: (number: string) => number): SheetRequest {
  if (!isOfBatch(form)) {
    const recordId = idOf(need(line, 'number'));
    if (form === 'death-report' || form === 'survivor-claim') return { form, recordId, paidThrough: null };
    if (form === 'certification-assist' || form === 'retiree-registration' || form === 'paper-directory')
      return { form, recordId };
    return { form, recordIds: [recordId] };
  }
  const batch = optional(line, 'batch') ?? '';
  if (!/^\d{1,15}$/.test(batch)) throw new UsageError('--batch 应为移交、批次或花名册编号。');
  const id = Number(batch);
  if (form === 'pay-roll') return { form, rollId: id, bankCode: null, communityId: null, isMasked: false };
  if (form === 'pay-changes') return { form, rollId: id };
  if (form === 'batch-letter') return { form, batchId: id, lineIds: null };
  if (form === 'batch-list') return { form, batchId: id };
  return { form, handoverId: id };
}

// Chrome never compresses the page tree of the PDFs it makes.
function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
}
