import type { DocumentMakers } from '../forms/document-maker.ts';
import { retireeDocuments } from '../retiree/forms/documents.ts';

/** How the forms of each kind of record are made that come as data. */
export const kindDocuments = { ...retireeDocuments } satisfies DocumentMakers;
