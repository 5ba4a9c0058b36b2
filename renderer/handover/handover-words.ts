import type { Handover } from '#shared/contract/handovers.ts';
import { formatDate } from '#shared/rules/calendar.ts';

export const handoverStateLabels: Record<Handover['state'], string> = {
  writing: '正在写入',
  done: '已完成',
  failed: '没有完成',
  cancelled: '已取消',
  interrupted: '意外中断',
};

/** By which list files were chosen: 按2026年3月31日的名单; null where it is the list of now, which needs no words. */
export function listDayWords(onDate: string | null): string | null {
  return onDate === null ? null : `按${formatDate(onDate, 'han')}的名单`;
}

/** A digest in groups of four with their places in it, so that two people can read it to each other. */
export function digestGroups(hex: string): { at: number; text: string }[] {
  return Array.from(hex.matchAll(/.{1,4}/g), (match) => ({ at: match.index, text: match[0] }));
}

/** Why a package cannot go to a target, in one sentence; null when it can. */
export function targetProblem(
  target: { freeBytes: number; isReadOnly: boolean },
  needBytes: number,
  format: (bytes: number) => string,
): string | null {
  if (target.isReadOnly) return '这里不能写入：请检查移动盘的写保护开关，或换一个位置。';
  if (target.freeBytes < needBytes)
    return `空间不够：需要约 ${format(needBytes)}，只剩 ${format(target.freeBytes)}，还差 ${format(needBytes - target.freeBytes)}。`;
  return null;
}
