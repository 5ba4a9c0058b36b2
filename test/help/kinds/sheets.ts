import { z } from 'zod';
import type { FormDocument } from '#shared/contract/sheet-documents.ts';
import { Id } from '#shared/contract/types.ts';
import type { KindForm } from '#shared/records/kind.ts';
import { A4_PORTRAIT } from '#shared/sheets/paper.ts';

/** The main forms of the small kinds of a household and of an outlet. */

export const reliefForms: Readonly<Record<string, KindForm>> = {
  'relief-card': { title: '困难家庭登记表', paper: A4_PORTRAIT },
};
export const canteenForms: Readonly<Record<string, KindForm>> = {
  'canteen-card': { title: '长者食堂登记表', paper: A4_PORTRAIT },
};

export const reliefRequest = z.strictObject({ form: z.literal('relief-card'), recordId: Id });
export const canteenRequest = z.strictObject({ form: z.literal('canteen-card'), recordId: Id });

/** One page that says whose file it is. */
export const cardOf = (
  title: string,
  { subjectName, number }: { subjectName: string; number: string },
): FormDocument => ({
  kind: 'form',
  fileName: `${subjectName}-${number}-${title}`,
  notes: '',
  pages: [
    [
      { kind: 'title', text: title },
      { kind: 'ends', left: `名称：${subjectName}`, right: `档号：${number}` },
    ],
  ],
});
