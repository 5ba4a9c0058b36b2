import type { FormName } from '../contract/sheets.ts';

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
  'death-report': A4_PORTRAIT,
  'survivor-claim': A4_PORTRAIT,
  'change-report': A4_PORTRAIT,
  'certification-form': A4_PORTRAIT,
  'certification-assist': A4_PORTRAIT,
  'certification-notice': A4_PORTRAIT,
  'suspension-notice': A4_PORTRAIT,
  'pause-proposal': A4_LANDSCAPE,
  'visit-list': A4_LANDSCAPE,
  'pay-roll': A4_LANDSCAPE,
  'pay-changes': A4_LANDSCAPE,
  report: A4_LANDSCAPE,
  'batch-letter': A4_PORTRAIT,
  'batch-list': A4_LANDSCAPE,
  'batch-directory': A4_PORTRAIT,
  'paper-directory': A4_PORTRAIT,
  'seal-chain': A4_PORTRAIT,
  'recovery-card': A4_PORTRAIT,
};

export function sheetPaper(form: FormName): SheetPaper {
  return papers[form];
}

/** What a form is called on screens and in file names. */
export const sheetTitles: Record<FormName, string> = {
  'retiree-registration': '企业退休人员社会化管理服务登记表',
  'handover-list': '移交清单',
  'death-report': '退休人员死亡（停发）申报表',
  'survivor-claim': '丧葬补助金和抚恤金（遗属待遇）申领表',
  'change-report': '退休人员信息变更表',
  'certification-form': '领取基本养老金资格认证表',
  'certification-assist': '异地居住退休人员领取养老金资格协助认证表',
  'certification-notice': '领取养老金资格认证通知书',
  'suspension-notice': '暂停发放养老金告知书',
  'pause-proposal': '逾期未认证建议暂停发放名单',
  'visit-list': '走访名单',
  'pay-roll': '养老金社会化发放花名册',
  'pay-changes': '社会化发放人员增减及发放信息表',
  report: '报表',
  'batch-letter': '退休人员移交社区管理登记表（介绍信）',
  'batch-list': '退休人员人事档案移交（接收）清单',
  'batch-directory': '卷内目录（清单上的人员）',
  'paper-directory': '卷内目录',
  'seal-chain': '密封档案交接登记单',
  'recovery-card': '恢复卡',
};

/** What the history keeps of a print: the form and the way it came out. */
export const printNote = (form: FormName, way: 'printer' | 'pdf'): string => `${form} ${way}`;

/** What such a note tells; the form's name itself where no form has it any more. */
export function printOf(note: string): { title: string; isPdf: boolean } {
  const [form = '', way] = note.split(' ');
  return { title: form in sheetTitles ? sheetTitles[form as FormName] : form, isPdf: way === 'pdf' };
}
