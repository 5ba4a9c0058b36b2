import type { FormName } from './contract/sheets.ts';

/** The paper a form is printed on, in millimetres; `landscape` says how the printer must be told. */
export interface SheetPaper {
  width: number;
  height: number;
  landscape: boolean;
}

const A4_PORTRAIT: SheetPaper = { width: 210, height: 297, landscape: false };
const A4_LANDSCAPE: SheetPaper = { width: 297, height: 210, landscape: true };

const papers: Record<FormName, SheetPaper> = {
  'retiree-registration': A4_PORTRAIT,
  'handover-list': A4_LANDSCAPE,
};

export function sheetPaper(form: FormName): SheetPaper {
  return papers[form];
}

/** What a form is called on screens and in file names. */
export const sheetTitles: Record<FormName, string> = {
  'retiree-registration': '企业退休人员社会化管理服务登记表',
  'handover-list': '移交清单',
};
