import { today } from '#renderer/parts/today.ts';
import { retireeWanted } from '#shared/records/retiree/fields.ts';
import { idKindLabel } from '#shared/rules/person-number-words.ts';
import type { KindForm } from '../layout.ts';
import { derivePerson } from '../person-notes.ts';
import { retireeSections } from './form-layout.ts';
import { retireeNotes } from './notes.ts';

/** The retiree's file on the page all kinds share. */
export const retireeForm: KindForm = {
  kind: 'retiree',
  title: '退休人员档案',
  sections: retireeSections,
  wanted: retireeWanted,
  derive: derivePerson,
  required: (draft) => (draft.idKind === 'none' ? ['name'] : ['name', 'idNumber']),
  labels: (draft) => labelsOf(draft.idKind === 'citizen'),
  notes: (draft) => retireeNotes(draft, today()),
};

// A citizen's number has a name of its own on every form.
function labelsOf(isCitizen: boolean): Readonly<Record<string, string>> {
  return isCitizen ? { idNumber: idKindLabel('citizen') } : {};
}
