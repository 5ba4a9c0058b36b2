import type { FormName } from '../contract/sheets.ts';
import type { KindForm } from '../records/kind.ts';
import { formsOfKinds } from '../records/kinds.ts';
import { A4_LANDSCAPE, A4_PORTRAIT, type SheetPaper } from './paper.ts';

const forms: Record<FormName, KindForm> = {
  ...formsOfKinds,
  'handover-list': { title: '移交清单', paper: A4_LANDSCAPE },
  report: { title: '报表', paper: A4_LANDSCAPE },
  'visit-list': { title: '走访名单', paper: A4_LANDSCAPE },
  'paper-directory': { title: '卷内目录', paper: A4_PORTRAIT },
  'seal-chain': { title: '密封档案交接登记单', paper: A4_PORTRAIT },
  'recovery-card': { title: '恢复卡', paper: A4_PORTRAIT },
};

export function sheetPaper(form: FormName): SheetPaper {
  return forms[form].paper;
}

/** What a form is called on screens and in file names. */
export const sheetTitles = Object.fromEntries(
  Object.entries(forms).map(([form, { title }]) => [form, title]),
) as Record<FormName, string>;

/** What the history keeps of a print: the form and the way it came out. */
export const printNote = (form: FormName, way: 'printer' | 'pdf'): string => `${form} ${way}`;

/** What such a note tells; the form's name itself where no form has it any more. */
export function printOf(note: string): { title: string; isPdf: boolean } {
  const [form = '', way] = note.split(' ');
  return { title: form in sheetTitles ? sheetTitles[form as FormName] : form, isPdf: way === 'pdf' };
}
