import {
  retireeDocumentForms,
  retireeDrawnForms,
  retireeRequests,
  retireeSheetSubjects,
} from '../records/retiree/contract/sheets.ts';

/** The forms that kinds of record bring, as they are asked for. */
export const kindRequests = [...retireeRequests] as const;

/** Those of them that come as data (contract/sheet-documents.ts). */
export const kindDocumentForms = [...retireeDocumentForms] as const;

/** Those that a kind draws itself, of one whole file each (renderer/registers/sheets.ts). */
export const kindDrawnForms = [...retireeDrawnForms] as const;

/** What a sheet of a kind is about beside files: the field of its request, and the noun. */
export const kindSheetSubjects = { ...retireeSheetSubjects } as const;
