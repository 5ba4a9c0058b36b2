import type { ReadableDb } from '#db/core/open.ts';
import { kindOf } from '#db/records/kind-of.ts';
import { getEnvelope } from '#db/records/records.ts';
import { careOf } from '#db/registers/care.ts';
import type { FormName, SheetRequest } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import { formsOfKinds, kinds, type RecordKind } from '#shared/records/kinds.ts';
import { sheetTitles } from '#shared/sheets/papers.ts';
import { sheetSubject } from '#shared/sheets/subjects.ts';

/**
 * Refuses a form of one kind that is asked of a file of another: its maker would look for values the file does not have.
 * @throws AppError printing.otherKind, record.notFound
 */
export function refuseOtherKind(db: ReadableDb, request: SheetRequest): void {
  const { noun, ids } = sheetSubject(request);
  if (noun !== 'record') return;
  const others = ids.map((id) => getEnvelope(db, id)).filter(({ kind }) => !has(kindOf(kind), request.form));
  const [first] = others;
  if (first)
    throw new AppError('printing.otherKind', {
      ...{ title: sheetTitles[request.form], number: first.number },
      ...{ kind: kinds[kindOf(first.kind)].label, more: others.length - 1 },
    });
}

function has(kind: RecordKind, form: FormName): boolean {
  if (form === 'visit-list') return careOf[kind] !== 'none';
  return Object.hasOwn(kinds[kind].forms, form) || !Object.hasOwn(formsOfKinds, form);
}
