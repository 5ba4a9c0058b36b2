import { z } from 'zod';
import type { FormDocument } from '#shared/contract/sheet-documents.ts';
import { Id } from '#shared/contract/types.ts';

/** The card on paper: the main form of the small kind of a person. */

export const discountRequest = z.strictObject({ form: z.literal('discount-card'), recordId: Id });

export function discountCard(of: { name: string; number: string; cardNumber: string | null }): FormDocument {
  return {
    kind: 'form',
    fileName: `${of.name}-${of.number}-优待证登记卡`,
    notes: '',
    pages: [
      [
        { kind: 'title', text: '优待证登记卡' },
        { kind: 'ends', left: `姓名：${of.name}`, right: `证号：${of.cardNumber ?? ''}` },
      ],
    ],
  };
}
