import { resolve } from 'node:path';
import { z } from 'zod';
import { keepPrint } from '#db/papers/prints.ts';
import { kindOf } from '#db/records/kind-of.ts';
import { getEnvelope, recordIdOf } from '#db/records/records.ts';
import { write } from '#electron/archive/core/context.ts';
import { refuseOtherKind } from '#electron/archive/forms/of-other-kind.ts';
import { refuseOwnFiles } from '#electron/files/own-files.ts';
import { writeWhole } from '#electron/files/write-whole.ts';
import { SheetRequest } from '#shared/contract/sheets.ts';
import { type RecordKind, recordKindLabels } from '#shared/records/kinds.ts';
import { mainForms } from '#shared/registers/main-forms.ts';
import { sheetTitles } from '#shared/sheets/papers.ts';
import { type CommandLine, need, optional, UsageError } from './arguments.ts';
import type { Command } from './commands.ts';
import { openSession } from './session.ts';

type Field = z.ZodType;

// What a form is asked for with: what the command line can name, and what may be left out (null) or said no to.
const namedBy = { recordId: 'number', recordIds: 'number', batchId: 'batch', rollId: 'batch', handoverId: 'batch' };
const isNamed = (field: string): field is keyof typeof namedBy => Object.hasOwn(namedBy, field);
const emptyOf = (schema: Field): unknown => [null, false].find((value) => schema.safeParse(value).success);

/** Each form that can be asked for on a command line, with its fields. */
const fieldsOf = new Map(
  SheetRequest.options.flatMap(({ shape }) => {
    const { form, ...fields } = shape;
    const given: [string, Field][] = Object.entries(fields);
    // Printed of one entry of a history, one line of a list, one seal, a period and heading, or with a code told once: these
    // have no name on a command line.
    const canBeAsked = given.every(([field, schema]) => isNamed(field) || emptyOf(schema) !== undefined);
    const names: string[] = form instanceof z.ZodEnum ? form.options : [...form.values];
    return canBeAsked ? names.map((name) => [name, given] as const) : [];
  }),
);

// What the main form is called; kinds may call theirs alike, so that the file's kind says which form is meant.
const mainLabels = [...new Set(Object.values(mainForms).map(({ label }) => label))];

const forms: Readonly<Record<string, string>> = Object.fromEntries([
  ...mainLabels.map((label) => [label, label]),
  ...Object.entries(sheetTitles).flatMap(([form, title]) =>
    fieldsOf.has(form)
      ? [
          [form, form],
          [title, form],
        ]
      : [],
  ),
]);

/** `print`: a form as PDF. */
export const printCommand: Command = async (line, printer) => {
  const form = formOf(line);
  const out = resolve(need(line, 'out'));
  refuseOwnFiles(resolve(need(line, 'archive')), out);
  const session = openSession(line, printer);
  try {
    const request = requestOf(line, form, (number) => {
      const { id, kind } = getEnvelope(session.context.db, recordIdOf(session.context.db, number));
      return { id, kind: kindOf(kind) };
    });
    refuseOtherKind(session.context.db, request);
    const pdf = await session.context.printSheet(request);
    await writeWhole(out, pdf);
    write(session.context, (db, act) => keepPrint(db, act, request, 'pdf'));
    return { output: { out, pages: pagesOf(pdf) }, exitCode: 0 };
  } finally {
    session.close();
  }
};

/** The form an order names, by its title or its name; what kinds call their main forms stays as it is. @throws UsageError where none is called so */
export function formOf(line: CommandLine): string {
  const wanted = need(line, 'form');
  const form = Object.hasOwn(forms, wanted) ? forms[wanted] : undefined;
  if (!form) throw new UsageError(`没有表“${wanted}”，可用：${Object.keys(forms).join('、')}。`);
  return form;
}

/** What is to be printed, of the file or batch the order names; `fileOf` a file by its number. @throws UsageError */
export function requestOf(
  line: CommandLine,
  form: string,
  fileOf: (number: string) => { id: number; kind: RecordKind },
): SheetRequest {
  if (mainLabels.includes(form)) return mainRequest(form, need(line, 'number'), fileOf);
  const fields = (fieldsOf.get(form) ?? []).map(([field, schema]) => {
    if (!isNamed(field)) return [field, emptyOf(schema)];
    if (namedBy[field] === 'batch') return [field, batchOf(line)];
    const { id: recordId } = fileOf(need(line, 'number'));
    return [field, field === 'recordIds' ? [recordId] : recordId];
  });
  return SheetRequest.parse({ form, ...Object.fromEntries(fields) });
}

function mainRequest(label: string, number: string, fileOf: Parameters<typeof requestOf>[2]): SheetRequest {
  const { id, kind } = fileOf(number);
  const main = mainForms[kind];
  if (main.label !== label)
    throw new UsageError(`${number} 是${recordKindLabels[kind]}，没有“${label}”，请改用“${main.label}”。`);
  return main.of(id);
}

function batchOf(line: CommandLine): number {
  const batch = optional(line, 'batch') ?? '';
  if (!/^[1-9]\d{0,14}$/.test(batch)) throw new UsageError('--batch 应为移交、批次或花名册编号。');
  return Number(batch);
}

// Chrome never compresses the page tree of the PDFs it makes.
function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
}
