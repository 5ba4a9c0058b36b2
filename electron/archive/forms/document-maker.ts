import type { ReadableDb } from '#db/core/open.ts';
import type { SheetDocument } from '#shared/contract/sheet-documents.ts';
import type { DocumentForm, DocumentRequest } from '#shared/contract/sheets.ts';

/** What is asked for a form of that name. */
export type RequestFor<F extends DocumentForm> = DocumentRequest extends infer Request
  ? Request extends { form: infer Form }
    ? F extends Form
      ? Request & { form: F }
      : never
    : never
  : never;

/** Makes what stands on a form; `dir`: the archive's folder, for pictures. */
export type DocumentMaker<F extends DocumentForm> = (
  db: ReadableDb,
  dir: string,
  request: RequestFor<F>,
) => SheetDocument | Promise<SheetDocument>;

export type DocumentMakers = { readonly [F in DocumentForm]?: DocumentMaker<F> };
