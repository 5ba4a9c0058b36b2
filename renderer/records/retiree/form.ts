import { today } from '#renderer/parts/today.ts';
import { retireeWanted } from '#shared/records/retiree/fields.ts';
import type { KindForm } from '../layout.ts';
import { retireeSections } from './form-layout.ts';
import { deriveRetiree, retireeNotes } from './notes.ts';

/** The retiree's file on the page all kinds share. */
export const retireeForm: KindForm = {
  kind: 'retiree',
  title: '退休人员档案',
  sections: retireeSections,
  wanted: retireeWanted,
  derive: deriveRetiree,
  notes: (draft) => retireeNotes(draft, today()),
};
