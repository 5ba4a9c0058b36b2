import type { Change } from '#shared/contract/records.ts';
import { printOf } from '#shared/sheets/papers.ts';

/** What was done, in one word. */
export const actionWords: Record<Change['action'], string> = {
  create: '建档',
  update: '修改',
  remove: '作废',
  restore: '恢复',
  close: '结束',
  reopen: '重新打开',
  attach: '添加材料',
  detach: '移除材料',
  print: '打印',
  handover: '移交',
  merge: '合并',
  act: '办理',
  undo: '撤销',
};

/** The note of a print names form and way; every other note is in words already. */
export function noteWords({ action, note }: { action: Change['action']; note: string | null }): string | null {
  if (action !== 'print' || note === null) return note;
  const { title, isPdf } = printOf(note);
  return `${title}，${isPdf ? '保存为 PDF' : '打印机'}`;
}
