import { kindDocumentForms as shippedForms, kindRequests as shippedRequests } from '#shared/registers/sheets.ts';
import { discountRequest } from '../../discount/sheets.ts';
import { canteenRequest, reliefRequest } from '../../sheets.ts';

export { kindDrawnForms, kindSheetSubjects } from '#shared/registers/sheets.ts';

/** The shipped forms with those of the tests' kinds. */
export const kindRequests = [...shippedRequests, discountRequest, reliefRequest, canteenRequest] as const;
export const kindDocumentForms = [...shippedForms, 'discount-card', 'relief-card', 'canteen-card'] as const;
